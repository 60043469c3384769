//! Qué salidas permite el orden que hay entre los procesos: lo suyo de cada uno en su orden, lo del padre antes de que
//! nazca el hijo delante de lo del hijo, y lo de quien fue recogido delante de lo que su padre hace después.
//!
//! Solo vale si nada más los ordena: ni cerrojos, ni tuberías, ni señales.

use std::collections::BTreeSet;

use witness::Record;

/// Más no se cuentan.
const CABEN: usize = 20_000;

/// Lo que ordena a los procesos sin que se vea al mirar nacimientos y esperas.
const OTRO_ORDEN: [&str; 16] = [
    "lock",
    "semaphore",
    "sem_",
    "event",
    "condition",
    "barrier",
    "queue",
    "pipe",
    "signal",
    "sigaction",
    "kill",
    "pause",
    "sleep",
    "pool",
    "mutex",
    "mkfifo",
];

/// Si el código solo se ordena con `fork` y `wait`.
pub fn se_pueden_calcular(codigo: &str) -> bool {
    let codigo = codigo.to_lowercase();
    !OTRO_ORDEN.iter().any(|palabra| codigo.contains(palabra))
}

/// Lo que escribió un proceso de una vez, sin espacios, y lo que ha de ir delante.
struct Suceso {
    texto: String,
    delante: Vec<usize>,
}

/// Todas las salidas, sin espacios ni saltos de línea. Nada, si son demasiadas.
pub fn posibles(registro: &Record) -> Option<BTreeSet<String>> {
    let sucesos = sucesos(registro);
    let mut todas = BTreeSet::new();
    let mut vistos = BTreeSet::new();
    let mut pendientes = vec![(vec![false; sucesos.len()], String::new())];
    while let Some((hechos, escrito)) = pendientes.pop() {
        if vistos.len() > CABEN {
            return None;
        }
        if hechos.iter().all(|hecho| *hecho) {
            todas.insert(escrito);
            continue;
        }
        for (cual, suceso) in sucesos.iter().enumerate() {
            if !hechos[cual] && suceso.delante.iter().all(|otro| hechos[*otro]) {
                let mut hechos = hechos.clone();
                hechos[cual] = true;
                let siguiente = (hechos, format!("{escrito}{}", suceso.texto));
                if vistos.insert(siguiente.clone()) {
                    pendientes.push(siguiente);
                }
            }
        }
    }
    Some(todas)
}

fn sucesos(registro: &Record) -> Vec<Suceso> {
    let escrituras: Vec<_> =
        registro.writes.iter().filter(|escritura| escritura.fd == 1).collect();
    let va_delante = |antes: usize, despues: usize| {
        let (antes, despues) = (escrituras[antes], escrituras[despues]);
        antes.t_us <= despues.t_us
            && ordenadas(
                registro,
                (&antes.by, antes.t_us),
                (&despues.by, despues.t_us),
            )
    };
    (0..escrituras.len())
        .map(|cual| Suceso {
            texto: escrituras[cual].text.split_whitespace().collect(),
            delante: (0..escrituras.len())
                .filter(|otro| *otro != cual && va_delante(*otro, cual))
                .collect(),
        })
        .collect()
}

/// Si lo primero ocurre siempre antes que lo segundo: cada cosa es de quien la hizo, y cuándo.
fn ordenadas(registro: &Record, antes: (&str, u64), despues: (&str, u64)) -> bool {
    let (quien, cuando) = antes;
    if quien == despues.0 {
        return cuando <= despues.1;
    }
    let mut por_ver = vec![despues];
    let mut vistos = BTreeSet::new();
    // Hacia atrás: lo que hay delante de lo segundo, proceso a proceso.
    while let Some((otro, hasta)) = por_ver.pop() {
        if !vistos.insert((otro.to_owned(), hasta)) {
            continue;
        }
        if otro == quien && cuando <= hasta {
            return true;
        }
        let Some(proceso) = registro.process(otro) else { continue };
        if let Some(padre) = &proceso.parent {
            por_ver.push((padre, proceso.born_us));
        }
        for hijo in &registro.processes {
            if let (Some(recogido), Some(fin)) = (&hijo.reaped, &hijo.exit)
                && recogido.by == otro
                && recogido.t_us <= hasta
            {
                por_ver.push((&hijo.name, fin.t_us));
            }
        }
    }
    false
}
