//! El juez de «suspende»: las tres señales, cada una antes de lo que se escribe.

use witness::record::{Process, Status};

use crate::juicio::{Caso, Juez, Visto, cuantos};

/// Quien juzga mira con ptrace, y eso lo nota quien pregunta por el estado.
const SE_VE_CON_T: &str = "Si tu programa mira el estado del hijo: mientras se juzga, el de un detenido es «t» (tracing-stop, en psutil), y no «T» (stopped)";

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(2, Caso::con(&[]).cerrojos().remueve())
        .caso(Caso::con(&[]).cerrojos().en_una_cpu())
        .aun_sin_acabar("hijo", "00 start_join", "El padre crea un hijo", un_hijo)
        .aun_sin_acabar(
            "lo_detiene",
            "00 estados",
            "El padre detiene al hijo, y entonces escribe «detenido»",
            lo_detiene,
        )
        .aun_sin_acabar(
            "sigue",
            "00 estados",
            "El padre hace que siga, y entonces escribe «sigue»",
            sigue,
        )
        .en_todos(
            "termina",
            "00 kill",
            "El padre termina al hijo, y lo espera",
            termina,
        )
        .en_todos("codigo", "00 start_join", "El padre escribe el código", codigo)
}

fn hijo(visto: &Visto) -> Option<&Process> {
    visto.hijos().first().copied()
}

fn un_hijo(visto: &Visto) -> Result<(), String> {
    match visto.descendientes().len() {
        1 if hijo(visto).is_some() => Ok(()),
        hay => Err(format!(
            "El padre creó {}, y se pedía 1 hijo",
            cuantos(hay, "proceso", "procesos")
        )),
    }
}

/// Cuándo envió el padre al hijo esa señal, la primera vez.
fn envio(visto: &Visto, senal: i32) -> Option<u64> {
    let hijo = &hijo(visto)?.name;
    let senales = visto.registro().signals.iter();
    senales
        .filter(|una| una.from.as_deref() == Some("P") && una.to == *hijo)
        .find(|una| una.signal == senal && una.errno.is_none())
        .map(|una| una.t_us)
}

/// Que la línea sea del padre, y posterior a la señal y a la línea anterior.
fn tras_la_senal(
    visto: &Visto,
    texto: &str,
    senales: &[(i32, &str)],
    que: &str,
) -> Result<(), String> {
    let Some(hijo) = hijo(visto) else {
        return Err(format!("No hay ningún hijo al que {que}"));
    };
    let linea = visto.linea_o_falta(texto)?;
    if linea.por != "P" {
        return Err(format!(
            "«{texto}» lo escribió {}, y ha de escribirlo el padre",
            linea.por
        ));
    }
    let enviada = senales
        .iter()
        .find_map(|(senal, nombre)| Some((envio(visto, *senal)?, *nombre)));
    match enviada {
        Some((t_us, _)) if t_us <= linea.t_us => Ok(()),
        Some((_, nombre)) => Err(format!(
            "El padre escribió «{texto}», y envió {nombre} a {} después: primero se hace, y después se dice",
            hijo.name
        )),
        None => Err(format!(
            "El padre escribió «{texto}» sin enviar a {} ninguna señal para {que}: era {}",
            hijo.name, senales[0].1
        )),
    }
}

fn lo_detiene(visto: &Visto) -> Result<(), String> {
    let senales = [(libc::SIGSTOP, "SIGSTOP"), (libc::SIGTSTP, "SIGTSTP")];
    let lo_detuvo = hijo(visto).is_some_and(|hijo| !hijo.stops.is_empty());
    let lo_calla = lo_detuvo && visto.linea_o_falta("detenido").is_err();
    tras_la_senal(visto, "detenido", &senales, "detenerlo").map_err(|falta| {
        if lo_calla { format!("{falta}. {SE_VE_CON_T}") } else { falta }
    })
}

fn sigue(visto: &Visto) -> Result<(), String> {
    tras_la_senal(visto, "sigue", &[(libc::SIGCONT, "SIGCONT")], "que siga")?;
    let detenido = visto.linea_o_falta("detenido")?.t_us;
    if envio(visto, libc::SIGCONT).is_some_and(|t_us| t_us >= detenido) {
        return Ok(());
    }
    Err("El padre escribió «detenido» cuando ya había hecho que siguiera: se escribe mientras lo está".to_owned())
}

fn termina(visto: &Visto) -> Result<(), String> {
    let Some(hijo) = hijo(visto) else {
        return Err("No hay ningún hijo al que terminar".to_owned());
    };
    let nombre = &hijo.name;
    match hijo.status() {
        Some(Status::Signal(libc::SIGTERM)) => {}
        Some(Status::Signal(senal)) => {
            return Err(format!(
                "A {nombre} lo mató la señal {senal}, y se pedía SIGTERM, que es la {}",
                libc::SIGTERM
            ));
        }
        _ => return Err(format!("{nombre} no terminó con SIGTERM")),
    }
    let recogido = hijo.reaped.as_ref().filter(|recogido| recogido.by == "P");
    let ultima = visto.lineas().last().map_or(0, |linea| linea.t_us);
    match recogido {
        Some(recogido) if recogido.t_us <= ultima => Ok(()),
        _ => Err(format!(
            "El padre escribió la última línea antes de recoger a {nombre}: falta esperarlo"
        )),
    }
}

fn codigo(visto: &Visto) -> Result<(), String> {
    let pedido = ["detenido", "sigue", "-15"];
    if visto.textos() == pedido {
        return Ok(());
    }
    Err(format!(
        "Se escribió {}, y se esperaban tres líneas: «detenido», «sigue» y «-15», que es SIGTERM en negativo",
        visto.dicho()
    ))
}
