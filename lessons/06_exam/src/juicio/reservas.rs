//! Lo que se le suele preguntar a una ejecución con una reserva de cuatro obreros.

use std::collections::HashSet;

use witness::record::{Process, Status, TaskResult};

use super::{Linea, Visto, cuantos, lista, nada_que_mirar};

/// Los obreros que se piden en estos ejercicios.
const OBREROS: usize = 4;

/// Hay una reserva, de cuatro: `Pool` los crea siempre; un ejecutor, según le hacen falta.
pub fn cuatro_obreros(visto: &Visto) -> Result<(), String> {
    let hijos = visto.hijos();
    let a_la_vez = Visto::a_la_vez(&hijos);
    let crea_de_golpe = |hijo: &&Process| {
        hijo.label.as_ref().is_some_and(|nombre| nombre.contains("PoolWorker"))
    };
    let bastan_menos = !hijos.iter().any(crea_de_golpe) && hay_ejecutor(visto);
    let reservas = cuantas_reservas(visto);
    if reservas > 1 && !bastan_menos && hijos.len() < OBREROS * reservas {
        return Err(format!(
            "Hubo {reservas} reservas, con {} obreros entre todas, y se pide una sola de {OBREROS}",
            hijos.len()
        ));
    }
    if a_la_vez == OBREROS || (bastan_menos && a_la_vez < OBREROS) {
        return Ok(());
    }
    Err(format!(
        "Hubo {} a la vez, y la reserva ha de tener {OBREROS}",
        cuantos(a_la_vez, "obrero", "obreros")
    ))
}

/// Las que han hecho alguna tarea.
fn cuantas_reservas(visto: &Visto) -> usize {
    let tareas = visto.registro().tasks();
    tareas.iter().map(|tarea| tarea.object.as_str()).collect::<HashSet<_>>().len()
}

/// No hay uno por tarea. Se sabe aunque hubiera que cortar.
pub fn no_mas_de_cuatro(visto: &Visto) -> Result<(), String> {
    if Visto::a_la_vez(&visto.hijos()) > OBREROS {
        return cuatro_obreros(visto);
    }
    Ok(())
}

/// Para el ejecutor: con tareas suficientes, en algún caso ha de haber llegado a cuatro.
pub fn llega_a_cuatro(visto: &Visto) -> Result<(), String> {
    let a_la_vez = Visto::a_la_vez(&visto.hijos());
    if a_la_vez >= OBREROS {
        return Ok(());
    }
    Err(format!(
        "Nunca hubo más de {} a la vez, y la reserva ha de tener {OBREROS}",
        cuantos(a_la_vez, "obrero", "obreros")
    ))
}

/// Ha habido tareas de una reserva, si las había, y las ha hecho alguno de sus obreros.
pub fn tareas_de_obreros(visto: &Visto, encargadas: usize) -> Result<(), String> {
    let tareas = visto.registro().tasks();
    if encargadas == 0 || !visto.cerrojos() || !tareas.is_empty() {
        return Ok(());
    }
    let hay_cuentas = visto
        .textos()
        .iter()
        .any(|texto| texto.contains(|letra: char| letra.is_ascii_digit()));
    let donde =
        if hay_cuentas { ": las cuentas se hicieron en otra parte" } else { "" };
    Err(format!("Ningún obrero de una reserva hizo ninguna tarea{donde}"))
}

/// El padre escribió este número cuando algún obrero lo había devuelto ya.
pub fn lo_devolvio_un_obrero(visto: &Visto, linea: &Linea) -> Result<(), String> {
    let devueltos = &visto.registro().results;
    if devueltos.is_empty() || !consta_lo_que_devuelven(visto) {
        return Ok(());
    }
    let lo_lleva = |devuelto: &&TaskResult| {
        devuelto
            .text
            .split(|letra: char| !letra.is_ascii_digit())
            .any(|numero| numero == linea.texto)
    };
    // Un texto puede llevar el número escrito de cualquier manera.
    let en_un_texto = |devuelto: &TaskResult| devuelto.text.contains(['\'', '"']);
    match devueltos.iter().find(lo_lleva) {
        Some(devuelto) if devuelto.t_us <= linea.t_us => Ok(()),
        _ if devueltos.iter().any(en_un_texto) => Ok(()),
        Some(devuelto) => Err(format!(
            "El padre escribió «{}» antes de que {} lo devolviera: lo calculó él",
            linea.texto, devuelto.by
        )),
        None => {
            let uno = &devueltos[0];
            Err(format!(
                "El padre escribió «{}», y ningún obrero lo devolvió ({} devolvió «{}»): lo calculó él",
                linea.texto,
                uno.by,
                principio(&uno.text)
            ))
        }
    }
}

/// Si se sabe todo lo que devuelven los obreros, que además no tienen otro camino: cada uno escribe solo en su reserva.
fn consta_lo_que_devuelven(visto: &Visto) -> bool {
    // Lo que no se escribe entero, o no se escribe con sus cifras.
    let oscuro = |texto: &str| {
        ["…", "...", " at 0x", "b'", "b\""]
            .iter()
            .any(|parte| texto.contains(parte))
    };
    visto.constan_todas()
        && !visto.se_comunican(1)
        && !visto.registro().results.iter().any(|devuelto| oscuro(&devuelto.text))
}

fn principio(texto: &str) -> String {
    const CABEN: usize = 30;
    let todo = shared::foreign::printable(texto);
    match todo.char_indices().nth(CABEN) {
        None => todo,
        Some((hasta, _)) => format!("{}…", &todo[..hasta]),
    }
}

/// Los obreros terminan por sí mismos: nadie los mata.
pub fn terminan_solos(visto: &Visto) -> Result<(), String> {
    let hijos = visto.hijos();
    let muertos: Vec<_> = hijos
        .iter()
        .filter(|hijo| matches!(hijo.status(), Some(Status::Signal(_))))
        .map(|hijo| hijo.name.as_str())
        .collect();
    if muertos.is_empty() {
        return Ok(());
    }
    let verbo = if muertos.len() == 1 { "A" } else { "Los obreros" };
    let mato = match muertos[..] {
        [uno] => format!("{verbo} {uno} lo mató una señal"),
        _ => format!("{verbo} {} murieron por una señal", lista(&muertos)),
    };
    Err(format!(
        "{mato}: eso es terminate, que también es lo que hace `with Pool` al salir. Antes han de ir close y join, que los dejan terminar"
    ))
}

/// La última línea es «fin», del padre, y ya no queda ningún obrero.
pub fn fin_sin_obreros(visto: &Visto) -> Result<(), String> {
    let fin = visto
        .lineas()
        .iter()
        .find(|linea| linea.texto == "fin" && linea.por == "P");
    let hijos = visto.hijos();
    let Some(fin) = fin.filter(|_| !hijos.is_empty()) else {
        return nada_que_mirar();
    };
    let vivos = Visto::vivos(&hijos, fin.t_us);
    if vivos.is_empty() {
        return Ok(());
    }
    let vivian = if vivos.len() == 1 { "seguía vivo" } else { "seguían vivos" };
    Err(format!(
        "El padre escribió «fin» cuando {vivian} {}: antes ha de cerrar la reserva y esperar a sus obreros",
        lista(&vivos)
    ))
}

/// «fin» está, al final, y lo escribe el padre.
pub fn fin_al_final(visto: &Visto) -> Result<(), String> {
    let fin = visto.linea_o_falta("fin")?;
    if fin.por != "P" {
        return Err(format!(
            "«fin» lo escribió {}, y ha de escribirlo el padre",
            fin.por
        ));
    }
    match visto.lineas().last() {
        Some(ultima) if std::ptr::eq(ultima, fin) => Ok(()),
        _ => Err(format!(
            "«fin» ha de salir una vez, la última; se escribió {}",
            visto.dicho()
        )),
    }
}

/// Lo que hay que decirle a quien escribe el encargo, y no lo que sale de él.
pub fn sin_recoger(escritos: &[&str]) -> &'static str {
    let encargo = |texto: &&str| {
        texto.starts_with('<')
            && ["ApplyResult ", "MapResult ", "Future "]
                .iter()
                .any(|clase| texto.contains(clase))
    };
    if escritos.iter().any(encargo) {
        "; lo escrito es el encargo, y no su resultado, que se recoge con `get`, o con `result` en un Future"
    } else {
        ""
    }
}

/// Si lo que hay es un `ProcessPoolExecutor`, cuyos obreros se llaman como cualquier otro proceso.
fn hay_ejecutor(visto: &Visto) -> bool {
    visto.hijos().iter().all(|hijo| hijo.label.is_some())
}
