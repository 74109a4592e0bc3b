//! `into_owned`: a tree that no longer borrows from the source.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{
    Addressee, Block, Closing, Cue, Document, Fact, Facts, Footnote, Furniture, Heading, Item, Label, List, Marker,
    Metadata, MetadataKey, Paragraph, Quote, Rule, Salutation, Signature, Speaker, Table, Title, Turn,
};

/// A value that can stop borrowing.
pub(super) trait Detach {
    /// The same type with no borrow.
    type Detached;
    /// Copies what is borrowed.
    fn detach(self) -> Self::Detached;
}

impl Detach for Cow<'_, str> {
    type Detached = Cow<'static, str>;
    fn detach(self) -> Self::Detached {
        Cow::Owned(self.into_owned())
    }
}

impl<T: Detach> Detach for Vec<T> {
    type Detached = Vec<T::Detached>;
    fn detach(self) -> Self::Detached {
        self.into_iter().map(Detach::detach).collect()
    }
}

impl<T: Detach> Detach for Option<T> {
    type Detached = Option<T::Detached>;
    fn detach(self) -> Self::Detached {
        self.map(Detach::detach)
    }
}

impl<T: Detach> Detach for Box<T> {
    type Detached = Box<T::Detached>;
    fn detach(self) -> Self::Detached {
        Box::new((*self).detach())
    }
}

impl<T: Detach> Detach for Fact<T> {
    type Detached = Fact<T::Detached>;
    fn detach(self) -> Self::Detached {
        Fact { value: self.value.detach(), span: self.span }
    }
}

/// For each struct: the fields that borrow, then those that are copied.
macro_rules! detach {
    ($($name:ident { $($borrowed:ident),* ; $($copied:ident),* })*) => {$(
        impl Detach for $name<'_> {
            type Detached = $name<'static>;
            fn detach(self) -> Self::Detached {
                $name { $($borrowed: self.$borrowed.detach(),)* $($copied: self.$copied,)* }
            }
        }

        impl $name<'_> {
            /// The same, owning its text.
            #[must_use]
            pub fn into_owned(self) -> $name<'static> {
                self.detach()
            }
        }
    )*};
}

detach! {
    Document { facts, front, body, back; schema, diagnostics }
    Facts { title, speaker, joint_speakers, role, place, event, closing; date, language }
    Speaker { name, honorific; }
    Title { text; span }
    Metadata { key, value; span }
    Salutation { text, addressees; span }
    Addressee { text; span }
    Heading { number, text; span, level }
    Paragraph { text; span, number, inlines, continues }
    List { items; span, ordered }
    Item { marker, text, blocks; span, lead, inlines }
    Marker { text; span, sort, value }
    Turn { label, blocks; span, run_in }
    Label { speaker, time; span }
    Cue { text; span }
    Quote { text; span }
    Footnote { mark, text; span, references }
    Closing { text; span }
    Signature { text; span }
    Furniture { text; span, role }
    Rule { text; span }
    Table { text; span, role }
}

/// For an enum: every variant holds one value that detaches.
macro_rules! detach_blocks {
    ($($variant:ident)*) => {
        impl Detach for Block<'_> {
            type Detached = Block<'static>;
            fn detach(self) -> Self::Detached {
                match self { $(Self::$variant(node) => Block::$variant(node.detach()),)* }
            }
        }
    };
}

detach_blocks! {
    Title Metadata Salutation Heading Paragraph List Turn Cue Quote Footnote Closing Signature Furniture Rule Table
}

impl Block<'_> {
    /// The same, owning its text.
    #[must_use]
    pub fn into_owned(self) -> Block<'static> {
        self.detach()
    }
}

impl Detach for MetadataKey<'_> {
    type Detached = MetadataKey<'static>;
    fn detach(self) -> Self::Detached {
        match self {
            Self::Date => MetadataKey::Date,
            Self::Time => MetadataKey::Time,
            Self::Place => MetadataKey::Place,
            Self::Event => MetadataKey::Event,
            Self::Speaker => MetadataKey::Speaker,
            Self::Role => MetadataKey::Role,
            Self::Source => MetadataKey::Source,
            Self::Symbol => MetadataKey::Symbol,
            Self::Embargo => MetadataKey::Embargo,
            Self::Url => MetadataKey::Url,
            Self::Tags => MetadataKey::Tags,
            Self::Summary => MetadataKey::Summary,
            Self::Attendance => MetadataKey::Attendance,
            Self::Session => MetadataKey::Session,
            Self::Language => MetadataKey::Language,
            Self::FrontMatter => MetadataKey::FrontMatter,
            Self::Other(words) => MetadataKey::Other(words.detach()),
            Self::Unknown => MetadataKey::Unknown,
        }
    }
}
