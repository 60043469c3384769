//! El juez de «tarea_que_falla»: la que falla se dice en su sitio, y las demás se reciben igual.

use crate::juicio::{Caso, Juez, Visto, reservas};

pub fn juez() -> Juez {
    let caso = |numeros: &[&str]| Caso::con(numeros).cerrojos().plazo(30);
    Juez::nuevo()
        .caso(caso(&["5", "0", "3"]))
        .caso(caso(&["0", "10", "0", "1", "7", "8", "9", "20"]).remueve())
        .caso(caso(&["2", "4", "0"]))
        .caso(caso(&["6", "3", "2", "1"]))
        .caso(caso(&["0"]))
        .en_todos(
            "en_la_reserva",
            "02 map",
            "Las divisiones las hacen los obreros de la reserva",
            |visto| {
                let buenas =
                    visto.argumentos().iter().filter(|numero| *numero != "0");
                reservas::tareas_de_obreros(visto, buenas.count())
            },
        )
        .en_todos(
            "las_escribe_el_padre",
            "02 map",
            "El padre escribe los resultados que recibe",
            las_escribe_el_padre,
        )
        .en_todos(
            "buenas",
            "02 fallos",
            "Las tareas que no fallan dan su resultado",
            buenas,
        )
        .en_todos("fallos", "02 fallos", "De la que falla se dice «falla»", fallos)
        .en_todos("orden", "02 orden", "Cada resultado está en su sitio", orden)
        .en_todos(
            "fin",
            "02 cerrar",
            "«fin» es la última línea",
            reservas::fin_al_final,
        )
        .en_todos(
            "obreros",
            "02 map",
            "La reserva tiene cuatro obreros",
            reservas::cuatro_obreros,
        )
}

fn esperadas(visto: &Visto) -> Vec<String> {
    let divide = |texto: &String| match texto.parse::<i64>() {
        Ok(n) if n != 0 => (1000 / n).to_string(),
        _ => "falla".to_owned(),
    };
    visto.argumentos().iter().map(divide).collect()
}

fn las_escribe_el_padre(visto: &Visto) -> Result<(), String> {
    match visto.lineas().iter().find(|linea| linea.por != "P") {
        None => Ok(()),
        Some(linea) => Err(format!(
            "«{}» lo escribió {}: un obrero devuelve su resultado, y es el padre quien los escribe, en orden",
            linea.texto, linea.por
        )),
    }
}

fn cuantas(visto: &Visto, cuales: impl Fn(&str) -> bool) -> (usize, usize) {
    let escritas = visto
        .textos()
        .into_iter()
        .filter(|texto| *texto != "fin" && cuales(texto))
        .count();
    let esperadas = esperadas(visto).iter().filter(|texto| cuales(texto)).count();
    (escritas, esperadas)
}

fn buenas(visto: &Visto) -> Result<(), String> {
    let (escritas, esperadas) = cuantas(visto, |texto| texto != "falla");
    if escritas == esperadas {
        return Ok(());
    }
    Err(format!(
        "Se esperaban los resultados de {esperadas} tareas que no fallan, y hay {escritas}: se escribió {}",
        visto.dicho()
    ))
}

fn fallos(visto: &Visto) -> Result<(), String> {
    let (escritas, esperadas) = cuantas(visto, |texto| texto == "falla");
    if escritas == esperadas {
        return Ok(());
    }
    Err(format!(
        "Tareas que fallan: {esperadas}; líneas que dicen «falla»: {escritas}. Se escribió {}",
        visto.dicho()
    ))
}

fn orden(visto: &Visto) -> Result<(), String> {
    let esperadas = esperadas(visto);
    let escritas = visto.textos().into_iter().filter(|texto| *texto != "fin");
    if escritas.eq(esperadas.iter().map(String::as_str)) {
        return Ok(());
    }
    Err(format!(
        "Se escribió {}, y se esperaba, en el orden de los números: {}",
        visto.dicho(),
        esperadas.join(", ")
    ))
}
