//! Lo que se puede pedir en la línea de órdenes.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use lexopt::{Arg, Parser, ValueExt};
use witness::Limits;

pub const HELP: &str = "\
Ejecuta una orden, mira desde fuera todos sus procesos y dibuja lo que ha
pasado.

Uso: cargo cronograma [OPCIONES] -- ORDEN [ARGUMENTO]…

Opciones:
      --json FICHERO      guarda lo que ha pasado, en lugar de dibujarlo
      --svg FICHERO       guarda el dibujo como SVG, en lugar de enseñarlo
      --color CUÁNDO      colores del dibujo: auto (en un terminal, salvo que
                          exista NO_COLOR), siempre o nunca
      --max-vivos N       acaba con todo si hay más de N procesos vivos a la vez
      --max-procesos N    acaba con todo si se crean más de N procesos
      --segundos S        acaba con todo si tarda más de S segundos
      --cpu S             acaba con todo si gasta más de S segundos de CPU
      --max-salida BYTES  acaba con todo si escribe más de BYTES bytes
      --memoria MIB       acaba con todo si ocupan más de MIB mebibytes
      --estancado S       acaba con todo si durante S segundos nadie puede
                          seguir, porque cada uno espera a otro
      --supervivientes S  cuánto se espera a los que quedan cuando el primero ha
                          terminado: 2 segundos si no se dice
      --cerrojos          anota también qué hacen los procesos con los cerrojos,
                          las colas, las reservas y los valores que comparten
      --remueve SEMILLA   retiene a los procesos en momentos que dependen de la
                          semilla, para que se vea lo que el programa no ordena
      --sin-ptrace        mira sin ptrace, por si no está permitido: se ve
                          menos, y dice qué falta
      --ayuda             enseña esta ayuda

Acaba como la orden; con 124, si ha tenido que acabar con ella; con 125, si aquí
no se puede mirar. El dibujo sale por la salida de errores.

   cargo cronograma -- bash -c 'sleep 1 & wait'
";

pub enum Asked {
    Help,
    Watch(Box<Options>),
}

pub struct Options {
    pub command: Vec<OsString>,
    pub json: Option<PathBuf>,
    pub svg: Option<PathBuf>,
    /// Nada, si depende de dónde se dibuje.
    pub color: Option<bool>,
    pub limits: Limits,
    pub stir: Option<u64>,
    pub locks: bool,
    pub without_ptrace: bool,
}

pub fn read() -> Result<Asked, String> {
    let mut parser = Parser::from_env();
    let mut options = Options {
        command: Vec::new(),
        json: None,
        svg: None,
        color: None,
        limits: Limits::default(),
        stir: None,
        locks: false,
        without_ptrace: false,
    };
    let limits = &mut options.limits;
    while let Some(argument) = parser.next().map_err(|_| misuse())? {
        match argument {
            Arg::Long("ayuda" | "help") | Arg::Short('h') => return Ok(Asked::Help),
            Arg::Long("json") => {
                options.json =
                    Some(value(&mut parser, "--json", "el nombre de un fichero")?.into());
            }
            Arg::Long("svg") => {
                options.svg = Some(value(&mut parser, "--svg", "el nombre de un fichero")?.into());
            }
            Arg::Long("color") => options.color = color(&mut parser)?,
            Arg::Long("max-vivos") => limits.alive = Some(number(&mut parser, "--max-vivos")?),
            Arg::Long("max-procesos") => {
                limits.total = Some(number(&mut parser, "--max-procesos")?)
            }
            Arg::Long("max-salida") => {
                limits.output_bytes = Some(number(&mut parser, "--max-salida")?);
            }
            Arg::Long("memoria") => {
                let mib: u32 = number(&mut parser, "--memoria")?;
                limits.memory_bytes = Some(u64::from(mib) << 20);
            }
            Arg::Long("cpu") => limits.cpu = Some(seconds(&mut parser, "--cpu")?),
            Arg::Long("segundos") => limits.wall = Some(seconds(&mut parser, "--segundos")?),
            Arg::Long("estancado") => {
                limits.stuck = Some(seconds(&mut parser, "--estancado")?);
            }
            Arg::Long("supervivientes") => {
                limits.survivors = seconds(&mut parser, "--supervivientes")?;
            }
            Arg::Long("cerrojos") => options.locks = true,
            Arg::Long("remueve") => options.stir = Some(seed(&mut parser)?),
            Arg::Long("sin-ptrace") => options.without_ptrace = true,
            Arg::Value(word) => {
                options.command.push(word);
                options.command.extend(parser.raw_args().map_err(|_| misuse())?);
            }
            Arg::Long(other) => return Err(format!("no hay ninguna opción «--{}»", shown(other))),
            Arg::Short(other) => {
                return Err(format!("no hay ninguna opción «-{}»", shown(&other.to_string())));
            }
        }
    }
    if options.without_ptrace && options.limits.output_bytes.is_some() {
        return Err(
            "con «--sin-ptrace» no se ve lo que se escribe: quita «--max-salida»".to_owned()
        );
    }
    let needs_ptrace = [
        ("--cerrojos", options.locks),
        ("--remueve", options.stir.is_some()),
        ("--estancado", options.limits.stuck.is_some()),
    ];
    if options.without_ptrace
        && let Some((option, _)) = needs_ptrace.iter().find(|(_, given)| *given)
    {
        return Err(format!("«{option}» necesita ptrace: no va con «--sin-ptrace»"));
    }
    if options.command.is_empty() { Err(misuse()) } else { Ok(Asked::Watch(Box::new(options))) }
}

fn misuse() -> String {
    "falta la orden que hay que mirar, como en:\n   cargo cronograma -- bash -c 'sleep 1 & wait'"
        .to_owned()
}

fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '?' } else { c }).collect()
}

fn value(parser: &mut Parser, option: &str, what: &str) -> Result<OsString, String> {
    parser.value().map_err(|_| format!("detrás de «{option}» falta {what}"))
}

fn color(parser: &mut Parser) -> Result<Option<bool>, String> {
    match value(parser, "--color", "cuándo")?.to_str() {
        Some("auto") => Ok(None),
        Some("siempre") => Ok(Some(true)),
        Some("nunca") => Ok(Some(false)),
        _ => Err("«--color» va con auto, siempre o nunca, como en «--color nunca»".to_owned()),
    }
}

fn number<N: TryFrom<u64>>(parser: &mut Parser, option: &str) -> Result<N, String> {
    let text = value(parser, option, "un número")?;
    let number: Option<u64> = text.parse().ok().filter(|number| *number > 0);
    number
        .and_then(|number| N::try_from(number).ok())
        .ok_or_else(|| format!("«{option}» va con un número mayor que 0, como en «{option} 20»"))
}

fn seed(parser: &mut Parser) -> Result<u64, String> {
    let text = value(parser, "--remueve", "la semilla, que es un número")?;
    text.parse().map_err(|_| {
        format!(
            "«--remueve» va con una semilla, un número desde 0 hasta {}, como en «--remueve 7»",
            u64::MAX
        )
    })
}

fn seconds(parser: &mut Parser, option: &str) -> Result<Duration, String> {
    let text = value(parser, option, "cuántos segundos")?;
    let seconds: Option<f64> = text.parse().ok().filter(|seconds| (0.0..1e6).contains(seconds));
    seconds
        .map(Duration::from_secs_f64)
        .ok_or_else(|| format!("«{option}» va con un número de segundos, como en «{option} 1.5»"))
}
