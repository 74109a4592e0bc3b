//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use oration::Lang;

/// Turns raw speech transcripts into typed trees.
#[derive(Debug, Parser)]
#[command(
    name = "oration",
    version,
    arg_required_else_help = true,
    after_help = "Examples:
  oration tree speech.txt                   what a transcript holds, at a glance
  oration parse speech.txt > speech.json    the whole tree
  oration outline corpus/ > outlines.jsonl  a line for each transcript of a directory
  oration check speech.txt                  what the parser is not sure of
  oration explain speech.txt                why each block is what it is
  oration profile speech.txt > house.toml   the conventions of a source, for --profile

Exit status: 0 when all was done, 1 when a file failed, 2 for a wrong command line."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Parse(ParseArgs),
    Tree(TreeArgs),
    Outline(OutlineArgs),
    Check(CheckArgs),
    Explain(ExplainArgs),
    Profile(ProfileArgs),
    Completions(CompletionsArgs),
}

/// Print the tree of a transcript, or its text in another form.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  oration parse speech.txt
  oration parse --format markdown speech.txt -o speech.md
  oration parse --format jsonl *.txt > speeches.jsonl
  curl -s https://example.org/speech.txt | oration parse --format text -")]
pub(crate) struct ParseArgs {
    /// The transcripts; `-` reads standard input.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,

    /// The form to print.
    #[arg(short, long, value_name = "FORM", default_value = "json")]
    pub(crate) format: Form,

    /// Name the speakers in `--format text`.
    #[arg(long)]
    pub(crate) speakers: bool,

    /// Write to a file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) source: SourceArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// The whole tree, indented; of several files the same as jsonl.
    Json,
    /// The whole tree on one line for each file, with its `path` first.
    Jsonl,
    /// One line a block: kind, bytes, words.
    Outline,
    /// For readers.
    Markdown,
    /// What was spoken, without title, notes and page furniture.
    Text,
}

/// Show the structure of a transcript as a tree for people.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  oration tree speech.txt
  oration tree --color always speech.txt | less -R
  oration tree --width 72 morning.txt evening.txt")]
pub(crate) struct TreeArgs {
    /// The transcripts; `-` reads standard input.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) source: SourceArgs,

    #[command(flatten)]
    pub(crate) screen: ScreenArgs,
}

/// Print the kind and the bytes of every block, one JSON object a line for each file.
///
/// Each line is `{"path", "blocks": [{"kind", "start", "end", …}], "fields": {…}}`, or
/// `{"path", "error"}` for a file that cannot be parsed. Paths are relative to the directory given,
/// with `/` between their parts.
///
/// Directories are searched through all their levels, in the order of the names. Hidden files and
/// linked directories are passed over.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  oration outline corpus/ > outlines.jsonl
  oration outline --ext txt,srt --jobs 4 corpus/
  oration outline speech.txt | jq -r '.blocks[] | select(.kind == \"turn\") | .speaker'

What is written is whole lines, also when the work is interrupted or the disk is full; then a line on
standard error says how many.

Exit status: 0 when all was done, 1 when a file or the output failed, 2 for a wrong command line, 130
when interrupted, 141 when the reader of several files' lines went away.")]
pub(crate) struct OutlineArgs {
    /// Directories and transcripts; `-` reads standard input.
    #[arg(value_name = "DIR_OR_FILE", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// How the names of transcripts in directories end; in upper case too.
    #[arg(long, value_name = "EXT", value_delimiter = ',', default_values = ["txt", "md", "text"])]
    pub(crate) ext: Vec<String>,

    /// How many files to parse at once [default: the number of cores].
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) jobs: Option<u16>,

    #[command(flatten)]
    pub(crate) source: SourceArgs,
}

/// Show what the parser is not sure of.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  oration check speech.txt
  oration check --deny-warnings *.txt
  oration check --format json speech.txt | jq .code

Exit status: 0 also when there are doubts, unless --deny-warnings turns warnings into 1.")]
pub(crate) struct CheckArgs {
    /// The transcripts; `-` reads standard input.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,

    /// The form to print.
    #[arg(short, long, value_name = "FORM", default_value = "text")]
    pub(crate) format: CheckForm,

    /// Exit with status 1 when there is a warning.
    #[arg(long)]
    pub(crate) deny_warnings: bool,

    #[command(flatten)]
    pub(crate) source: SourceArgs,

    #[command(flatten)]
    pub(crate) screen: ScreenArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckForm {
    /// The line that is doubtful, and what is doubtful about it.
    Text,
    /// One object a line for each doubt.
    Json,
}

/// Show why each block is what it is: the rule, why it begins there, and what it would be otherwise.
///
/// A `?` marks the blocks whose evidence is weak. JSON is one object a line for each file:
/// `{"path", "schema": "oration-explain/1", "blocks": [{"kind", "start", "end", "line", "column",
/// "rule", "bound", "weak", "otherwise": {"kind", "rule"} or null}]}`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  oration explain speech.txt
  oration explain --doubtful *.txt
  oration explain --rules
  oration explain --format json speech.txt | jq -r '.blocks[] | select(.weak) | .rule'")]
pub(crate) struct ExplainArgs {
    /// The transcripts; `-` reads standard input.
    #[arg(value_name = "FILE", required_unless_present = "rules")]
    pub(crate) files: Vec<PathBuf>,

    /// The form to print.
    #[arg(short, long, value_name = "FORM", default_value = "text")]
    pub(crate) format: ExplainForm,

    /// Only the blocks whose evidence is weak.
    #[arg(long)]
    pub(crate) doubtful: bool,

    /// Print what every rule says, and read no file.
    #[arg(long, conflicts_with_all = ["files", "doubtful"])]
    pub(crate) rules: bool,

    #[command(flatten)]
    pub(crate) source: SourceArgs,

    #[command(flatten)]
    pub(crate) screen: ScreenArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainForm {
    /// A table.
    Text,
    /// One object a line for each file.
    Json,
}

/// Read the conventions of a source off one transcript, to apply them to its others.
///
/// Prints TOML: the language, the order of dates in figures, the labels of the speakers, running
/// headers and footers, and how lines make paragraphs. Look through it, take out what belongs to
/// this transcript alone, and hand it to the other commands with `--profile`: what it states stands
/// over what a transcript seems to show, what it leaves out is found out as ever.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  oration profile sitting.txt > house.toml
  oration outline --profile house.toml sittings/ > outlines.jsonl
  oration profile - < sitting.txt -o house.toml")]
pub(crate) struct ProfileArgs {
    /// The transcript, long enough to be typical; `-` reads standard input.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// Write to a file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// What is known of the source.
#[derive(Debug, clap::Args)]
pub(crate) struct SourceArgs {
    /// Apply the conventions that `oration profile` printed.
    #[arg(long, value_name = "FILE")]
    pub(crate) profile: Option<PathBuf>,

    /// The languages to expect, by ISO 639-1 code [default: found out from the text].
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = lang)]
    pub(crate) lang: Vec<Lang>,
}

fn lang(code: &str) -> Result<Lang, String> {
    Lang::from_code(code).ok_or_else(|| {
        let codes: Vec<&str> = Lang::ALL.iter().map(|lang| lang.code()).collect();
        format!("no words are known for this language; those known are {}", codes.join(", "))
    })
}

/// Print the completions for a shell.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  oration completions bash > ~/.local/share/bash-completion/completions/oration
  oration completions fish > ~/.config/fish/completions/oration.fish
  oration completions zsh > ~/.zfunc/_oration")]
pub(crate) struct CompletionsArgs {
    /// The shell.
    #[arg(value_name = "SHELL")]
    pub(crate) shell: Shell,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ScreenArgs {
    /// When to use colour; `auto` is on terminals, and not when `NO_COLOR` is set.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,

    /// Columns to use [default: those of the terminal, or 100].
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub(crate) width: Option<u16>,
}

impl ScreenArgs {
    /// How many columns there are.
    pub(crate) fn columns(&self) -> usize {
        let terminal = || terminal_size::terminal_size().map(|(terminal_size::Width(columns), _)| columns.max(20));
        self.width.or_else(terminal).map_or(100, usize::from)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl From<Color> for anstream::ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        Args::command().debug_assert();
    }
}
