//! Los errores con los que acaba un programa, o un hijo suyo.

use shared::signal::SignalNumber;
use witness::record::{Backend, Status};

use super::Visto;
use super::comprobacion::{Comprobacion, Modo, Resultado};

const ACABA_BIEN: &str = "acaba_bien";
const PADRE: &str = "P";

pub(super) const ACABA_SIN_ELLOS: Comprobacion = Comprobacion {
    id: ACABA_BIEN,
    paso: "",
    bien: "El programa acaba sin errores",
    modo: Modo::Todos,
    sin_ptrace: None,
    mira: acaba_bien,
};

/// Lo que levanta un programa con una errata.
const ERRATAS: [&str; 6] = [
    "AttributeError:",
    "ImportError:",
    "ModuleNotFoundError:",
    "NameError:",
    "TypeError:",
    "UnboundLocalError:",
];

/// Lo que dice multiprocessing en cada hijo si falta `if __name__ == "__main__"`, cuando no los crea con `fork`.
const SIN_GUARDA: [&str; 2] =
    ["has finished its bootstrapping phase", "context has already been set"];

/// Con qué empieza lo que escribe Python cuando nadie captura una excepción.
const TRAZA: &str = "Traceback (most recent";

/// Lo que se escribió en la salida de errores, si no está ya en lo que se dice. Si ya hay una traza, no se repite entre las
/// de los demás procesos.
pub fn errores_sin_decir<'a>(
    mut textos: impl Iterator<Item = &'a str>,
    errores: &'a str,
) -> Option<&'a str> {
    let errores = errores.trim();
    let dichos =
        textos.any(|texto| texto.contains(TRAZA) || texto.contains(errores));
    (!errores.is_empty() && !dichos).then_some(errores)
}

/// Las que recibe un programa por un error suyo, sin que se las envíe nadie.
const DE_UN_ERROR: [i32; 5] =
    [libc::SIGSEGV, libc::SIGBUS, libc::SIGFPE, libc::SIGILL, libc::SIGABRT];

/// «lo mató una señal: SIGSEGV».
pub fn lo_mato(senal: i32) -> String {
    let nombre = SignalNumber::from_raw(senal)
        .map_or_else(|| senal.to_string(), |senal| senal.to_string());
    format!("lo mató una señal: {nombre}")
}

/// Acabar mal no siempre está mal. Pero si algo lo está, la queja de quien acabó mal se dice detrás; y si es por una errata,
/// o lo mató una señal por un error suyo, va lo primero: le quedó casi todo por hacer, y lo demás que falte es consecuencia.
pub(super) fn junto_a_lo_que_causan(
    resultados: &mut Vec<Resultado>,
    vistos: &[Visto],
) {
    let Some(primera) = resultados.iter().position(|uno| !uno.comprobada.ok) else {
        return;
    };
    let suya = resultados.iter().position(|uno| uno.comprobada.id == ACABA_BIEN);
    let lugar = match suya {
        Some(suya) if !resultados[suya].comprobada.ok => suya,
        _ => {
            let Some((caso, quien, error)) = quien_se_queja(vistos) else { return };
            let lugar = match suya {
                Some(suya) if quien == PADRE => {
                    resultados.remove(suya);
                    primera + usize::from(suya > primera)
                }
                Some(suya) => {
                    resultados[suya].comprobada.texto =
                        "El padre acaba sin errores".to_owned();
                    primera + 1
                }
                None => primera + 1,
            };
            let dicha = ACABA_SIN_ELLOS.incumplida(&error, vistos, caso);
            resultados.insert(lugar, dicha);
            lugar
        }
    };
    if por_una_errata(&resultados[lugar].comprobada.texto)
        || vistos.iter().any(murio_por_un_error)
    {
        resultados[..=lugar].rotate_right(1);
    }
}

fn murio_por_un_error(visto: &Visto) -> bool {
    matches!(visto.registro().root().status(), Some(Status::Signal(senal)) if DE_UN_ERROR.contains(&senal))
}

fn por_una_errata(queja: &str) -> bool {
    let ultima = queja.trim_end().lines().next_back().unwrap_or_default();
    ERRATAS.iter().any(|errata| ultima.starts_with(errata))
        || SIN_GUARDA.iter().any(|falta| queja.contains(falta))
}

/// El primero que acabó mal y dijo por qué: en qué caso, quién, y qué dijo. De lo que dice un hijo, solo si es un error.
fn quien_se_queja(vistos: &[Visto]) -> Option<(usize, &str, String)> {
    vistos.iter().enumerate().find_map(|(caso, visto)| {
        if let Some((codigo, queja)) = queja_del_padre(visto) {
            return Some((caso, PADRE, se_dice("El programa", codigo, &queja)));
        }
        visto.descendientes().into_iter().find_map(|hijo| {
            let queja = visto.registro().written_by(&hijo.name, 2);
            let acabo_mal = hijo.status() == Some(Status::Code(1));
            (acabo_mal && queja.contains(TRAZA))
                .then(|| (caso, hijo.name.as_str(), se_dice(&hijo.name, 1, &queja)))
        })
    })
}

fn se_dice(quien: &str, codigo: i32, queja: &str) -> String {
    format!(
        "{quien} acabó con el código {codigo} y se quejó:\n{}",
        queja.trim_end()
    )
}

/// Con qué código acabó, si no fue 0, y lo que dijo.
fn queja_del_padre(visto: &Visto) -> Option<(i32, String)> {
    let Some(Status::Code(codigo @ 1..)) = visto.registro().root().status() else {
        return None;
    };
    let queja = sus_quejas(visto);
    (!queja.trim().is_empty()).then_some((codigo, queja))
}

/// Lo que dice un lenguaje de un error que nadie atendió, y no lo que quiera decir un programa.
fn es_un_error(queja: &str) -> bool {
    queja.contains(TRAZA)
        || queja.contains("' panicked at ")
        || queja.contains(") panicked at ")
        || queja.lines().any(|linea| linea.starts_with("Error: "))
}

/// Lo que el programa, y no otro, escribió en la salida de errores. Sin `ptrace` no se sabe quién: solo si hay una traza.
fn sus_quejas(visto: &Visto) -> String {
    match visto.registro().backend {
        Backend::Ptrace => visto.registro().written_by(PADRE, 2),
        Backend::Subreaper if visto.errores().contains(TRAZA) => {
            visto.errores().to_owned()
        }
        Backend::Subreaper => String::new(),
    }
}

fn acaba_bien(visto: &Visto) -> Result<(), String> {
    match visto.registro().root().status() {
        Some(Status::Code(0)) | None if visto.es_a_medias() => {
            Err("El programa acabó en cuanto empezó, antes de que se le pudiera pedir nada".to_owned())
        }
        // El código con el que acaba solo importa si lo pide el enunciado, y en la salida de errores dice lo que quiera.
        Some(Status::Code(_)) | None => match queja_del_padre(visto) {
            Some((codigo, queja)) if es_un_error(&queja) => {
                Err(se_dice("El programa", codigo, &queja))
            }
            _ => Ok(()),
        },
        Some(Status::Signal(senal)) => {
            Err(format!("Al programa {}", lo_mato(senal)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{errores_sin_decir, por_una_errata};

    #[test]
    fn lo_que_ya_se_ha_dicho_no_se_repite() {
        let sin_decir = |textos: &[&'static str], errores| {
            errores_sin_decir(textos.iter().copied(), errores)
        };
        let faltan = "El padre creó 0 hijos";
        assert_eq!(sin_decir(&[faltan], "adiós\n"), Some("adiós"));
        assert_eq!(sin_decir(&[faltan, "se quejó:\nadiós"], "adiós\n"), None);
        let traza = "Traceback (most recent call last):\n  f";
        assert_eq!(sin_decir(&[faltan, traza], "de H1\nde H2\n"), None);
        assert_eq!(sin_decir(&[faltan], "\n"), None);
    }

    #[test]
    fn sin_la_guarda_lo_demas_es_consecuencia() {
        let de_python = "RuntimeError: \n        An attempt has been made to start a new process before the\n        current process has finished its bootstrapping phase.\n\n        To fix this issue, refer to the \"Safe importing of main module\"\n        section in https://docs.python.org/3/library/multiprocessing.html";
        assert!(por_una_errata(de_python));
        assert!(por_una_errata("  f()\nNameError: name 'f' is not defined\n"));
        assert!(!por_una_errata("ValueError: 3"));
    }
}
