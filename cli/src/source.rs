//! What the command line says of the source.

use oration::{Parser, Profile};

use crate::args::SourceArgs;
use crate::input;
use crate::output::Stop;

/// The parser that knows what is said of the source.
pub(crate) fn parser(args: &SourceArgs) -> Result<Parser, Stop> {
    let mut parser = Parser::new();
    if let Some(path) = &args.profile {
        let text = input::read(path).map_err(|fault| Stop::Unread { path: path.clone(), fault })?;
        let profile: Profile =
            toml::from_str(&text).map_err(|error| Stop::NoProfile { path: path.clone(), error: Box::new(error) })?;
        parser = parser.profile(profile);
    }
    // What is typed stands over what was saved.
    Ok(if args.lang.is_empty() { parser } else { parser.languages(args.lang.iter().copied()) })
}
