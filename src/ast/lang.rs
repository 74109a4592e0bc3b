//! The languages that have a name here.

/// Declares the languages once: variant, ISO 639-1 code, English name.
macro_rules! languages {
    ($($variant:ident $code:literal $name:literal,)*) => {
        /// A language of speeches, by its ISO 639-1 code.
        ///
        /// ```
        /// use oration::Lang;
        ///
        /// assert_eq!(Lang::from_code("tr"), Some(Lang::Turkish));
        /// assert_eq!(Lang::Turkish.code(), "tr");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum Lang {
            $(#[doc = $name] #[cfg_attr(feature = "serde", serde(rename = $code))] $variant,)*
        }

        impl Lang {
            /// Every language, in the order of their codes' declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The ISO 639-1 code, two letters.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The language's English name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The language of an ISO 639-1 code in lower case.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|lang| lang.code() == code)
            }
        }
    };
}

languages! {
    English "en" "English",
    French "fr" "French",
    Spanish "es" "Spanish",
    Portuguese "pt" "Portuguese",
    Italian "it" "Italian",
    German "de" "German",
    Russian "ru" "Russian",
    Polish "pl" "Polish",
    Swedish "sv" "Swedish",
    Danish "da" "Danish",
    Turkish "tr" "Turkish",
    Arabic "ar" "Arabic",
    Chinese "zh" "Chinese",
    Japanese "ja" "Japanese",
    Ukrainian "uk" "Ukrainian",
    Czech "cs" "Czech",
    Slovak "sk" "Slovak",
    Slovene "sl" "Slovene",
    Hungarian "hu" "Hungarian",
    Romanian "ro" "Romanian",
    Dutch "nl" "Dutch",
    Norwegian "no" "Norwegian",
    Finnish "fi" "Finnish",
    Greek "el" "Greek",
    Korean "ko" "Korean",
    Hindi "hi" "Hindi",
    Tamil "ta" "Tamil",
    Indonesian "id" "Indonesian",
    Hebrew "he" "Hebrew",
    Persian "fa" "Persian",
    Vietnamese "vi" "Vietnamese",
    Catalan "ca" "Catalan",
    Bulgarian "bg" "Bulgarian",
    Croatian "hr" "Croatian",
    Serbian "sr" "Serbian",
    Galician "gl" "Galician",
    Estonian "et" "Estonian",
    Latvian "lv" "Latvian",
    Lithuanian "lt" "Lithuanian",
    Icelandic "is" "Icelandic",
}

impl core::fmt::Display for Lang {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.code())
    }
}
