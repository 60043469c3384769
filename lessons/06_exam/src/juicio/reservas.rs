//! Lo que se le suele preguntar a una ejecución con una reserva de cuatro obreros.

use witness::record::{Process, Status};

use super::{Visto, cuantos, lista};

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
    if a_la_vez == OBREROS || (bastan_menos && a_la_vez < OBREROS) {
        return Ok(());
    }
    Err(format!(
        "Hubo {} a la vez, y la reserva ha de tener {OBREROS}",
        cuantos(a_la_vez, "obrero", "obreros")
    ))
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
    if a_la_vez == OBREROS {
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
    Err("Ningún obrero de una reserva hizo ninguna tarea: las cuentas se hicieron en otra parte".to_owned())
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
    // Que falta lo dirá otra comprobación.
    let Some(fin) = fin else { return Ok(()) };
    let vivos = Visto::vivos(&visto.hijos(), fin.t_us);
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

/// Si lo que hay es un `ProcessPoolExecutor`, cuyos obreros se llaman como cualquier otro proceso.
fn hay_ejecutor(visto: &Visto) -> bool {
    visto.hijos().iter().all(|hijo| hijo.label.is_some())
}
