//! El juez de «caja_fuerte»: se prueba por bloques, se para al encontrar la combinación y no queda ningún obrero.

use sha2::{Digest, Sha256};

use crate::juicio::{Caso, Juez, Visto, lista, nada_que_mirar, reservas};

const BLOQUES: usize = 100;
/// Las que se buscan: la primera, otra de los primeros bloques y la última de su bloque.
const COMBINACIONES: [u32; 3] = [0, 34_567, 129_999];

pub fn juez() -> Juez {
    COMBINACIONES
        .iter()
        .fold(Juez::nuevo(), |juez, una| {
            juez.caso(Caso::con(&[&huella(*una)]).cerrojos().plazo(40))
        })
        .en_todos(
            "en_la_reserva",
            "02 map",
            "Los bloques los prueban los obreros de la reserva",
            |visto| reservas::tareas_de_obreros(visto, BLOQUES),
        )
        .en_todos(
            "combinacion",
            "02 orden",
            "Se encuentra la combinación",
            combinacion,
        )
        .en_alguno(
            "se_para",
            "02 cerrar",
            "No se prueban más bloques al encontrarla",
            se_para,
        )
        .en_todos(
            "sin_obreros",
            "02 cerrar",
            "Se acaba la reserva antes de escribir",
            sin_obreros,
        )
        .en_todos(
            "bloques",
            "02 orden",
            "Se dice cuántos bloques se han probado",
            bloques,
        )
        .en_todos(
            "obreros",
            "02 map",
            "La reserva tiene cuatro obreros",
            reservas::cuatro_obreros,
        )
        .en_todos(
            "por_orden",
            "02 orden",
            "Se prueba por bloques de 10 000, por orden desde la 000000",
            por_orden,
        )
}

fn huella(combinacion: u32) -> String {
    let bytes = Sha256::digest(format!("{combinacion:06}"));
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn buscada(visto: &Visto) -> u32 {
    let es_esa = |una: &u32| huella(*una) == visto.argumentos()[0];
    COMBINACIONES.into_iter().find(es_esa).unwrap_or_default()
}

fn combinacion(visto: &Visto) -> Result<(), String> {
    let buscada = format!("{:06}", buscada(visto));
    match visto.lineas() {
        [primera, _] if primera.texto == buscada && primera.por == "P" => Ok(()),
        _ => Err(format!(
            "La combinación era {buscada}. Se esperaban dos líneas del padre, ella y el número de bloques, y se escribió {}",
            visto.dicho()
        )),
    }
}

/// Cuántos bloques empezó alguien, que es lo que se ve aunque el programa diga otra cosa.
fn empezados(visto: &Visto) -> usize {
    visto.registro().tasks().len()
}

fn se_para(visto: &Visto) -> Result<(), String> {
    if empezados(visto) < BLOQUES {
        return Ok(());
    }
    Err(format!(
        "La combinación estaba en los primeros bloques, y los obreros hicieron {} tareas: al encontrarla, no se ha de probar ninguno más",
        empezados(visto)
    ))
}

fn sin_obreros(visto: &Visto) -> Result<(), String> {
    let Some(primera) = visto.lineas().first() else { return nada_que_mirar() };
    let vivos = Visto::vivos(&visto.hijos(), primera.t_us);
    if vivos.is_empty() {
        return Ok(());
    }
    let vivian = if vivos.len() == 1 { "seguía vivo" } else { "seguían vivos" };
    Err(format!(
        "El padre escribió la combinación cuando {vivian} {}: antes ha de acabar con la reserva y recoger a sus obreros",
        lista(&vivos)
    ))
}

fn bloques(visto: &Visto) -> Result<(), String> {
    // Que faltan líneas lo dice otra comprobación.
    let Some(segunda) = visto.lineas().get(1) else { return nada_que_mirar() };
    let dicho = &segunda.texto;
    let empezados = empezados(visto);
    match dicho.parse::<usize>() {
        Ok(cuantos) if cuantos > 0 && cuantos <= empezados => Ok(()),
        _ => Err(format!(
            "El padre dice que se han probado «{dicho}» bloques, y los obreros empezaron {empezados}"
        )),
    }
}

/// Se empiezan los de delante, ella y, mientras se prueba, algunos de detrás: nunca tantos, si no son más pequeños.
fn por_orden(visto: &Visto) -> Result<(), String> {
    const DE_MAS: usize = 25;
    const DE_MAS_SI_NO_CONSTA: usize = 60;
    let cual = buscada(visto) as usize / (1_000_000 / BLOQUES);
    if cual == 0 {
        return nada_que_mirar();
    }
    let (empezados, de_mas, cuando, o_siguen) = match cuando_se_devolvio(visto) {
        Some(hasta) => {
            (empezados_hasta(visto, hasta), DE_MAS, " antes de encontrarla", "")
        }
        None => (
            empezados(visto),
            DE_MAS_SI_NO_CONSTA,
            "",
            ", o se repartieron más después de encontrarla",
        ),
    };
    if empezados <= cual + de_mas {
        return Ok(());
    }
    Err(format!(
        "La combinación estaba en el bloque {cual} (el primero es el 0), y los obreros empezaron {empezados}{cuando}: no son de 10 000 combinaciones, o no se empezó por la 000000{o_siguen}"
    ))
}

fn empezados_hasta(visto: &Visto, t_us: u64) -> usize {
    visto.registro().tasks().iter().filter(|tarea| tarea.begin_us <= t_us).count()
}

/// En una máquina ocupada, el padre puede tardar en enterarse: lo que se empieza mientras no dice en qué orden van.
/// En Rust no consta lo que devuelve cada tarea.
fn cuando_se_devolvio(visto: &Visto) -> Option<u64> {
    let buscada = buscada(visto);
    let es_ella = |numero: &str| numero.parse() == Ok(buscada);
    let la_lleva = |texto: &str| {
        texto.split(|letra: char| !letra.is_ascii_digit()).any(es_ella)
    };
    let devueltos = &visto.registro().results;
    devueltos.iter().find(|uno| la_lleva(&uno.text)).map(|uno| uno.t_us)
}
