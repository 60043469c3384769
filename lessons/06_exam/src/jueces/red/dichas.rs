//! Las comprobaciones que comparten los servidores.

use witness::record::{By, Exit, Process, Status};

use super::familia::DE_ANTES;
use super::publico::SIN_EL_PADRE;
use crate::juicio::{Visto, cuantos, lista, lo_mato, zombi_de_mas};

/// Lo que puede durar un zombi, en microsegundos.
const ZOMBI_US: u64 = 100_000;

/// Lo que apuntó la escena para esa comprobación. Si el programa se quejó y acabó, es eso lo que hay que contar.
pub fn dijo(visto: &Visto, id: &str) -> Result<(), String> {
    let nota = visto.nota(id);
    if nota.is_empty() || se_quejo(visto) { Ok(()) } else { Err(nota.to_owned()) }
}

fn se_quejo(visto: &Visto) -> bool {
    let bien = !matches!(visto.registro().root().status(), Some(Status::Code(1..)));
    !bien && !visto.errores().trim().is_empty()
}

pub fn sin_nietos(visto: &Visto) -> Result<(), String> {
    let todos = visto.descendientes();
    let nieto = todos.iter().find(|nieto| nieto.parent.as_deref() != Some("P"));
    let suyos = visto.hijos();
    match nieto {
        Some(nieto) if !suyos.iter().any(|hijo| hijo.name == nieto.name) => {
            Err(format!(
                "{} creó a {}: cada hijo ha de terminar después de atender a su cliente, sin volver al bucle",
                nieto.parent.as_deref().unwrap_or_default(),
                nieto.name
            ))
        }
        _ => Ok(()),
    }
}

/// Ningún hijo fue zombi más de 100 ms en los que el padre pudiera recogerlo.
pub fn sin_zombis(visto: &Visto) -> Result<(), String> {
    let hijos = visto.hijos();
    let de_mas = |hijo: &&Process| {
        Some((hijo.name.clone(), zombi_de_mas(visto, hijo, ZOMBI_US)?))
    };
    let Some((hijo, zombi_us)) = hijos.iter().find_map(de_mas) else {
        return Ok(());
    };
    Err(format!(
        "{hijo} fue zombi durante {} ms, y se pedían menos de 100: recoge a cada hijo en cuanto termine, aunque no llegue ningún cliente, y a todos los que haya",
        zombi_us / 1000
    ))
}

/// El padre recogió a todos los que creó.
pub fn recogidos(visto: &Visto) -> Result<(), String> {
    let sin_el: Vec<_> = visto
        .hijos()
        .into_iter()
        .filter(|hijo| hijo.reaped.as_ref().is_none_or(|by| by.by.starts_with('X')))
        .map(|hijo| &hijo.name)
        .collect();
    if sin_el.is_empty() {
        return Ok(());
    }
    Err(format!(
        "El padre acabó sin esperar a {}: falta recoger a los últimos",
        lista(&sin_el)
    ))
}

pub fn cada_hijo_acaba_bien(visto: &Visto) -> Result<(), String> {
    for hijo in visto.hijos() {
        match hijo.status() {
            Some(Status::Code(0)) | None => {}
            Some(Status::Code(codigo)) => {
                return Err(format!(
                    "{} terminó con el código {codigo}, y se pedía 0",
                    hijo.name
                ));
            }
            Some(Status::Signal(senal)) => {
                return Err(format!("A {} {}", hijo.name, lo_mato(senal)));
            }
        }
    }
    Ok(())
}

/// No escribe nada.
pub fn callado(visto: &Visto) -> Result<(), String> {
    if visto.lineas().is_empty() {
        return Ok(());
    }
    Err(format!("Escribió {}, y se pedía que no escribiera nada", visto.dicho()))
}

/// Lo único que se escribe es «fin», y lo escribe el padre cuando ya ha recogido a todos.
pub fn fin_tras_todos(visto: &Visto) -> Result<(), String> {
    let fin = visto.linea_o_falta("fin")?;
    if visto.lineas().len() > 1 || fin.por != "P" {
        return Err(format!(
            "Se escribió {}, y se esperaba que solo el padre escribiera «fin»",
            visto.dicho()
        ));
    }
    // Si el padre ignora SIGCHLD, wait no vuelve hasta que el núcleo los ha recogido a todos.
    let recoge = |by: &By| ["P", "núcleo"].contains(&by.by.as_str());
    let a_tiempo = |by: &By| recoge(by) && by.t_us < fin.t_us;
    let hijos = visto.hijos();
    let faltan: Vec<_> = hijos
        .iter()
        .filter(|hijo| !hijo.reaped.as_ref().is_some_and(a_tiempo))
        .map(|hijo| &hijo.name)
        .collect();
    if faltan.is_empty() {
        return Ok(());
    }
    Err(format!(
        "El padre escribió «fin» sin haber recogido a {}: falta esperar a todos antes",
        lista(&faltan)
    ))
}

/// Uno por cliente, si se llegó al final.
pub fn tantos_hijos(visto: &Visto, piden: usize) -> Result<(), String> {
    sin_nietos(visto)?;
    dijo(visto, "hijos")?;
    sin_esperar_a_nadie(visto)?;
    let hay = visto.hijos().len();
    // Si se quejó y acabó, le quedaron por crear.
    if hay == piden || visto.limite().is_some() || hay < piden && se_quejo(visto) {
        return Ok(());
    }
    Err(format!(
        "El padre creó {}, y se pedían {piden}",
        cuantos(hay, "hijo", "hijos")
    ))
}

/// Ninguno nació antes de que llegara nadie.
fn sin_esperar_a_nadie(visto: &Visto) -> Result<(), String> {
    let de_antes: Vec<&str> = visto.nota(DE_ANTES).split(' ').collect();
    let hijos = visto.hijos();
    let suyo = |hijo: &&&Process| de_antes.contains(&&*hijo.pid.to_string());
    hijos.iter().find(suyo).map_or(Ok(()), |hijo| {
        Err(format!(
            "{} ya estaba antes de que llegara ningún cliente: el hijo se crea cuando el suyo conecta",
            hijo.name
        ))
    })
}

/// El padre no acabó mientras algún hijo seguía con su cliente.
pub fn ultimos(visto: &Visto) -> Result<(), String> {
    dijo(visto, "ultimos")?;
    let Some(Exit { t_us, status: Status::Code(0) }) = visto.registro().root().exit
    else {
        return Ok(());
    };
    let le_sobrevive =
        |hijo: &&Process| hijo.exit.is_none_or(|exit| exit.t_us > t_us);
    if visto.hijos().iter().any(le_sobrevive) {
        return Err(SIN_EL_PADRE.to_owned());
    }
    Ok(())
}
