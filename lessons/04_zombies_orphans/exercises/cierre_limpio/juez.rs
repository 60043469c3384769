//! El juez de «cierre_limpio»: al llegar SIGTERM, el padre acaba con sus hijos, los recoge y sale con 0.

use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use witness::record::{Limit, Status};

use crate::juicio::{
    Caso, Escena, Juez, Visto, cuantos, lista, mirilla, nada_que_mirar,
};

/// Con tantos hijos, se tarda en pedir: si alguno termina solo, se ve.
const LARGO: usize = 2;

pub fn juez() -> Juez {
    let caso = |n| Caso::con(&[n]).alrededor(se_le_pide_que_termine);
    Juez::nuevo()
        .caso(caso("3"))
        .caso(caso("4").remueve())
        .caso(caso("2").remueve().en_una_cpu())
        .caso(caso("1"))
        .caso(caso("0"))
        .aun_sin_acabar(
            "hijos",
            "03 cuantos",
            "El padre crea N hijos, que no terminan por sí solos",
            hijos,
        )
        .aun_sin_acabar(
            "listo",
            "03 senales",
            "El padre escribe «listo» cuando tiene a todos sus hijos, y se queda esperando",
            listo,
        )
        .aun_sin_acabar(
            "atiende",
            "04 init_en_miniatura",
            "Al llegar SIGTERM, el padre la atiende",
            atiende,
        )
        .aun_sin_acabar(
            "terminan",
            "04 init_en_miniatura",
            "El padre hace que terminen todos sus hijos",
            terminan,
        )
        .aun_sin_acabar(
            "recogidos",
            "04 recoger",
            "El padre los recoge a todos antes de escribir «fin»",
            recogidos,
        )
        .en_todos("fin", "03 senales", "El padre escribe «fin», una vez", fin)
        .en_todos(
            "codigo",
            "03 estado",
            "El programa sale con el código 0",
            codigo,
        )
}

fn se_le_pide_que_termine(escena: &mut Escena) -> anyhow::Result<()> {
    escena.arranca()?;
    let Ok(padre) = escena.pid() else { return Ok(()) };
    // Si no llega a estarlo, se le acabará el plazo.
    let listo = escena.hasta(|escena| {
        let salida = escena.salida();
        salida.is_ok_and(|salida| salida.lines().any(|linea| linea == "listo"))
    })?;
    // Que no le pille escribiendo, sino esperando; si espera dando vueltas, no se nota.
    let mut seguidas = 0;
    espera(escena, 1000, |_| {
        seguidas = if mirilla::duerme(padre) { seguidas + 1 } else { 0 };
        seguidas > 2
    })?;
    if escena.numero(0) == LARGO {
        espera(escena, 1500, |_| false)?;
    }
    if listo && !escena.ha_acabado()? {
        let vivos = mirilla::hijos(padre)
            .into_iter()
            .filter(|hijo| mirilla::vive(*hijo))
            .count();
        escena.anota("vivos", vivos);
        mirilla::envia(padre, Signal::SIGTERM);
    }
    Ok(())
}

fn espera(
    escena: &mut Escena,
    ms: u64,
    mut hasta: impl FnMut(&mut Escena) -> bool,
) -> anyhow::Result<()> {
    let empieza = Instant::now();
    escena.hasta(|escena| {
        hasta(escena) || empieza.elapsed() > Duration::from_millis(ms)
    })?;
    Ok(())
}

/// Los hijos que vivían cuando se le envió SIGTERM, si se le envió.
fn vivos_al_pedir(visto: &Visto) -> Option<usize> {
    visto.nota("vivos").parse().ok()
}

fn hijos(visto: &Visto) -> Result<(), String> {
    let piden = visto.numero(0);
    let nieto = visto
        .descendientes()
        .into_iter()
        .find(|hijo| hijo.parent.as_deref() != Some("P"));
    if let Some(nieto) = nieto {
        return Err(format!(
            "{} creó a {}: los hijos los crea el padre, y ninguno ha de seguir por su código",
            nieto.parent.as_deref().unwrap_or("Otro"),
            nieto.name
        ));
    }
    let hay = visto.hijos().len();
    if hay != piden {
        return Err(format!(
            "El padre creó {}, y se pedían {piden}",
            cuantos(hay, "hijo", "hijos")
        ));
    }
    match vivos_al_pedir(visto) {
        Some(vivos) if vivos < piden => Err(format!(
            "Cuando llegó SIGTERM, de los {piden} hijos {}, y han de trabajar sin fin",
            cuantos(vivos, "seguía vivo", "seguían vivos")
        )),
        _ => Ok(()),
    }
}

fn listo(visto: &Visto) -> Result<(), String> {
    let listo = visto.linea_o_falta("listo")?;
    if listo.por != "P" {
        return Err(format!(
            "«listo» lo escribió {}, y ha de escribirlo el padre",
            listo.por
        ));
    }
    let tarde: Vec<_> = visto
        .hijos()
        .into_iter()
        .filter(|hijo| hijo.born_us > listo.t_us)
        .map(|hijo| &hijo.name)
        .collect();
    if !tarde.is_empty() {
        return Err(format!(
            "El padre escribió «listo» cuando aún no había creado a {}",
            lista(&tarde)
        ));
    }
    if vivos_al_pedir(visto).is_none() && visto.limite().is_none() {
        return Err(
            "Después de escribir «listo», el padre acabó sin esperar a SIGTERM"
                .to_owned(),
        );
    }
    Ok(())
}

fn atiende(visto: &Visto) -> Result<(), String> {
    if visto.registro().root().status()
        == Some(Status::Signal(Signal::SIGTERM as i32))
    {
        return Err("A SIGTERM no la atendió nadie y mató al padre, que no pudo despedirse de sus hijos".to_owned());
    }
    Ok(())
}

fn vivos_al_cortar(visto: &Visto) -> Vec<&str> {
    let registro = visto.registro();
    let corte = registro.limits.first().map_or(registro.end_us, |met| met.t_us);
    let procesos: Vec<_> = registro.processes.iter().collect();
    Visto::vivos(&procesos, corte.saturating_sub(1))
}

fn terminan(visto: &Visto) -> Result<(), String> {
    // Que no se le llegó a pedir lo dice otra comprobación.
    if vivos_al_pedir(visto).is_none() && visto.limite().is_some() {
        return nada_que_mirar();
    }
    let vivos: Vec<&str> = match visto.limite() {
        Some(_) => vivos_al_cortar(visto)
            .into_iter()
            .filter(|nombre| *nombre != "P")
            .collect(),
        None => {
            let fin = visto.registro().root().exit.map_or(0, |exit| exit.t_us);
            // El que va a terminar porque se lo ha pedido, solo está sin recoger.
            Visto::vivos(&visto.hijos(), fin)
                .into_iter()
                .filter(|hijo| {
                    !visto.registro().signals.iter().any(|una| {
                        una.to == **hijo && una.from.as_deref() == Some("P")
                    })
                })
                .collect()
        }
    };
    if vivos.is_empty() {
        return Ok(());
    }
    let seguian = if vivos.len() == 1 { "seguía vivo" } else { "seguían vivos" };
    let cuando = if visto.limite() == Some(Limit::Wall) {
        "Mucho después de que llegara SIGTERM"
    } else {
        "Cuando el padre terminó"
    };
    Err(format!("{cuando} {seguian} {}: ha de hacer que terminen", lista(&vivos)))
}

fn recogidos(visto: &Visto) -> Result<(), String> {
    let acaba = visto.registro().root().exit.map(|exit| exit.t_us);
    let fin = visto
        .lineas()
        .iter()
        .find(|linea| linea.texto == "fin" && linea.por == "P")
        .map(|linea| linea.t_us);
    let Some(hasta) = fin.or(acaba) else { return Ok(()) };
    let sin_recoger: Vec<_> = visto
        .hijos()
        .into_iter()
        .filter(|hijo| {
            !hijo.reaped.as_ref().is_some_and(|recogido| {
                ["P", "núcleo"].contains(&recogido.by.as_str())
                    && recogido.t_us < hasta
            })
        })
        .map(|hijo| &hijo.name)
        .collect();
    if sin_recoger.is_empty() {
        return Ok(());
    }
    let cuando = if fin.is_some() { "escribió «fin»" } else { "terminó" };
    Err(format!(
        "Cuando el padre {cuando} aún no había recogido a {}: hace falta una espera por cada hijo",
        lista(&sin_recoger)
    ))
}

fn fin(visto: &Visto) -> Result<(), String> {
    visto.linea_o_falta("fin")?;
    let esperadas = [("P", "listo"), ("P", "fin")];
    let escritas: Vec<_> = visto
        .lineas()
        .iter()
        .map(|linea| (linea.por.as_str(), linea.texto.as_str()))
        .collect();
    if escritas == esperadas {
        return Ok(());
    }
    if let Some((hijo, texto)) = escritas.iter().find(|(por, _)| *por != "P") {
        return Err(format!(
            "{hijo}, que es un hijo, escribió «{texto}»: ¿ha heredado el manejador del padre?"
        ));
    }
    Err(format!(
        "Se escribió {}, y se esperaba «listo» y después «fin»",
        visto.dicho()
    ))
}

fn codigo(visto: &Visto) -> Result<(), String> {
    match visto.registro().root().status() {
        Some(Status::Code(0)) => Ok(()),
        Some(Status::Code(codigo)) => {
            Err(format!("El programa salió con {codigo}, y se pedía 0"))
        }
        _ => {
            Err("El programa no salió por su cuenta, y se pedía el código 0"
                .to_owned())
        }
    }
}
