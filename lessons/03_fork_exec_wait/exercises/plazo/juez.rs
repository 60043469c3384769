//! El juez de «plazo»: a quien termina a tiempo no se le toca ni se le espera de más; a quien no, se le mata y se le recoge.

use witness::record::{Process, Status};

use crate::juicio::{Caso, Juez, Visto, nada_que_mirar};

const KILL: i32 = 9;
/// El plazo es de un segundo; lo que falte es del reloj de cada cual.
const PLAZO_US: u64 = 900_000;

pub fn juez() -> Juez {
    Juez::nuevo()
        .caso(Caso::con(&["60", "sh", "-c", "exit 3"]).remueve())
        .caso(Caso::con(&["1", "sleep", "60"]))
        .caso(Caso::con(&[
            "1",
            "sh",
            "-c",
            "trap '' TERM ALRM INT HUP; exec sleep 60",
        ]))
        .caso(Caso::con(&["60", "true"]).en_una_cpu())
        .caso(Caso::con(&["60", "sh", "-c", "kill -TERM $$"]))
        .aun_sin_acabar(
            "orden",
            "03 exec",
            "Un hijo se convierte en la orden",
            orden,
        )
        .aun_sin_acabar(
            "mata",
            "03 imposibles",
            "Cuando se acaba el plazo, se mata a la orden, y no antes",
            mata,
        )
        .aun_sin_acabar(
            "no_espera_de_mas",
            "03 waitpid",
            "Si la orden termina, no se espera al plazo",
            no_espera_de_mas,
        )
        .aun_sin_acabar(
            "a_tiempo",
            "03 waitpid",
            "A la orden que termina a tiempo no se la mata",
            a_tiempo,
        )
        .en_todos(
            "recoge",
            "03 wait",
            "Se recoge a la orden antes de escribir",
            recoge,
        )
        .en_todos(
            "codigo",
            "03 estado",
            "Se escribe cómo ha terminado, como lo diría la shell",
            codigo,
        )
}

fn se_pasa(visto: &Visto) -> bool {
    visto.argumentos()[0] == "1"
}

fn la_orden(visto: &Visto) -> Option<&Process> {
    let pedida = &visto.argumentos()[1..];
    visto
        .descendientes()
        .into_iter()
        .find(|hijo| hijo.execs.first().is_some_and(|exec| exec.argv == pedida))
}

/// Cómo terminó, si fue antes de que hubiera que cortar.
fn acabo(visto: &Visto, proceso: &Process) -> Option<Status> {
    let corte = visto.registro().limits.first().map_or(u64::MAX, |met| met.t_us);
    proceso.exit.filter(|exit| exit.t_us < corte).map(|exit| exit.status)
}

fn orden(visto: &Visto) -> Result<(), String> {
    if la_orden(visto).is_some() {
        return Ok(());
    }
    Err(format!(
        "Ningún hijo se convirtió en «{}»",
        visto.argumentos()[1..].join(" ")
    ))
}

fn mata(visto: &Visto) -> Result<(), String> {
    let Some(orden) = la_orden(visto).filter(|_| se_pasa(visto)) else {
        return nada_que_mirar();
    };
    let Some(final_) = acabo(visto, orden) else {
        let intento = visto
            .registro()
            .signals
            .iter()
            .find(|senal| senal.to == orden.name && senal.from.is_some());
        return Err(match intento {
            Some(senal) => format!(
                "Pasado el plazo, la orden siguió viva: se le envió la señal {}, y esta orden no hace caso de ninguna que se pueda ignorar",
                senal.signal
            ),
            None => {
                "Pasado el plazo, la orden siguió viva: nadie la mató".to_owned()
            }
        });
    };
    let vivio = orden.exit.map_or(0, |exit| exit.t_us) - orden.born_us;
    if vivio < PLAZO_US {
        return Err(format!(
            "La orden murió a los {} ms, y el plazo era de un segundo",
            vivio / 1000
        ));
    }
    match final_ {
        Status::Signal(_) => Ok(()),
        Status::Code(codigo) => {
            Err(format!("La orden salió con el código {codigo}: nadie la mató"))
        }
    }
}

fn no_espera_de_mas(visto: &Visto) -> Result<(), String> {
    let Some(orden) = la_orden(visto).filter(|_| !se_pasa(visto)) else {
        return nada_que_mirar();
    };
    if visto.limite().is_none() || acabo(visto, orden).is_none() {
        return Ok(());
    }
    Err("La orden terminó enseguida, y el programa siguió esperando a que pasara el plazo".to_owned())
}

fn a_tiempo(visto: &Visto) -> Result<(), String> {
    let Some(orden) = la_orden(visto).filter(|_| !se_pasa(visto)) else {
        return nada_que_mirar();
    };
    match acabo(visto, orden) {
        Some(Status::Signal(_)) if se_mato(visto, orden) => Ok(()),
        Some(Status::Signal(senal)) => Err(format!(
            "A la orden la mató la señal {senal}, cuando le quedaba casi todo el plazo"
        )),
        _ => Ok(()),
    }
}

/// Hay una orden que se envía una señal a sí misma.
fn se_mato(visto: &Visto, orden: &Process) -> bool {
    let mut senales = visto.registro().signals.iter();
    senales
        .any(|una| una.to == orden.name && una.from.as_ref() == Some(&orden.name))
}

fn recoge(visto: &Visto) -> Result<(), String> {
    let escrito = visto.lineas().iter().rfind(|linea| linea.por == "P");
    let (Some(escrito), Some(orden)) = (escrito, la_orden(visto)) else {
        return nada_que_mirar();
    };
    if orden.reaped.as_ref().is_some_and(|quien| quien.t_us < escrito.t_us) {
        return Ok(());
    }
    Err(format!(
        "El programa escribió «{}» sin haber recogido a la orden: al que se mata también hay que esperarlo",
        escrito.texto
    ))
}

fn codigo(visto: &Visto) -> Result<(), String> {
    let esperado = match la_orden(visto).and_then(|orden| orden.status()) {
        Some(Status::Code(codigo)) => codigo.to_string(),
        Some(Status::Signal(senal)) => (128 + senal).to_string(),
        None => return nada_que_mirar(),
    };
    let suyas: Vec<_> = visto
        .lineas()
        .iter()
        .filter(|linea| linea.por == "P")
        .map(|linea| linea.texto.trim())
        .collect();
    if suyas == [esperado.as_str()] {
        return Ok(());
    }
    let por_que = match esperado.as_str() {
        "137" => format!(", porque la mató SIGKILL, que es la señal {KILL}"),
        _ => String::new(),
    };
    Err(format!(
        "Se escribió {}, y se esperaba «{esperado}»{por_que}",
        visto.dicho()
    ))
}
