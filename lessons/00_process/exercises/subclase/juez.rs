//! El juez de «subclase»: un hijo por número, cada uno con su línea, y el total de lo que sumaron.

use witness::Record;
use witness::questions::Hold;
use witness::record::{Act, Mark, ObjectKind, SHARED_MEMORY};

use crate::juicio::{
    Caso, Juez, Visto, con_articulo, cuantos, escritura_perdida, lista,
    lo_escribio, nada_que_mirar, se_hacen_notar,
};

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(2, Caso::con(&["10", "200", "3"]).cerrojos().remueve())
        .caso(
            Caso::con(&["7", "1000", "5", "40"]).cerrojos().remueve().en_una_cpu(),
        )
        .caso(Caso::con(&["12"]).cerrojos())
        .caso(Caso::con(&[]).cerrojos())
        .en_todos("hijos", "00 subclase", "Hay un proceso hijo por número", hijos)
        .aun_sin_acabar(
            "total_tras_todos",
            "00 start_join",
            "El total sale cuando han terminado todos",
            total_tras_todos,
        )
        .en_todos(
            "cada_uno_la_suya",
            "00 subclase",
            "Cada hijo escribe su suma",
            cada_uno_la_suya,
        )
        .en_todos(
            "sin_perder",
            "01 lock",
            "Ninguna suma se puede perder",
            sin_perder,
        )
        .en_todos("total", "00 subclase", "El padre escribe el total", total)
        .en_todos(
            "lo_de_los_hijos",
            "00 subclase",
            "Lo que suman los hijos tiene por dónde llegar al padre",
            lo_de_los_hijos,
        )
        .en_alguno(
            "a_la_vez",
            "00 plantilla",
            "Los hijos están vivos a la vez",
            a_la_vez,
        )
}

fn numeros(visto: &Visto) -> Vec<u64> {
    (0..visto.argumentos().len()).map(|cual| visto.numero(cual) as u64).collect()
}

fn suma(hasta: u64) -> u64 {
    hasta * (hasta + 1) / 2
}

fn hijos(visto: &Visto) -> Result<(), String> {
    let (hay, piden) = (visto.descendientes().len(), visto.argumentos().len());
    if hay == piden && visto.hijos().len() == piden {
        return Ok(());
    }
    let hay = cuantos(hay, "proceso", "procesos");
    Err(format!(
        "Se crearon {hay} además del padre, y se pedía un hijo por número: {piden}"
    ))
}

fn cada_uno_la_suya(visto: &Visto) -> Result<(), String> {
    let mut autores = Vec::new();
    for hasta in numeros(visto) {
        let linea = visto.linea_o_falta(&format!("{hasta}: {}", suma(hasta)))?;
        if linea.por == "P" {
            return Err(format!(
                "«{}» lo escribió el padre, y ha de escribirlo un hijo",
                linea.texto
            ));
        }
        if autores.contains(&&linea.por) {
            return Err(format!(
                "{} escribió más de una línea: cada hijo escribe la suya",
                linea.por
            ));
        }
        autores.push(&linea.por);
    }
    if visto.lineas().len() <= autores.len() + 1 {
        return Ok(());
    }
    Err(format!("Sobran líneas: se escribió {}", visto.dicho()))
}

fn total(visto: &Visto) -> Result<(), String> {
    let total: u64 = numeros(visto).into_iter().map(suma).sum();
    let dicho: Vec<_> =
        visto.lineas().iter().filter(|linea| es_total(&linea.texto)).collect();
    match dicho[..] {
        [] => visto.linea_o_falta(&format!("total {total}")).map(drop),
        [linea] if linea.texto != format!("total {total}") => {
            let por_que = escritura_perdida(visto).unwrap_or_else(|| {
                "lo que un hijo guarda en su copia del objeto no llega al padre"
                    .to_owned()
            });
            Err(format!(
                "Se escribió «{}», y los hijos sumaron {total}: {por_que}",
                linea.texto
            ))
        }
        [linea] if linea.por == "P" => Ok(()),
        _ => {
            let autores: Vec<_> =
                dicho.iter().map(|linea| linea.por.as_str()).collect();
            Err(format!(
                "El total {}, y ha de escribirlo solo el padre, una vez",
                lo_escribio(&autores)
            ))
        }
    }
}

/// Si no hay por dónde llegara al padre lo de un hijo, lo ha vuelto a calcular él.
fn lo_de_los_hijos(visto: &Visto) -> Result<(), String> {
    if visto.argumentos().is_empty() || !visto.constan_todas() {
        return nada_que_mirar();
    }
    if visto.se_comunican(0) {
        return Ok(());
    }
    Err("Al padre no le llegó nada de los hijos, que ni comparten memoria ni envían nada: el total lo calculó él, y es de lo que sumaron ellos".to_owned())
}

/// Entre leer un valor y escribirlo sumado, otro puede hacer lo mismo, salvo que se tenga un cerrojo de principio a fin.
fn sin_perder(visto: &Visto) -> Result<(), String> {
    let registro = visto.registro();
    // Con otra cosa se pueden dar el turno.
    let da_turno = |marca: &Mark| {
        use ObjectKind::{Lock, RLock, Value};
        marca.by != "P"
            && !matches!(registro.kind_of(&marca.of), Some(Lock | RLock | Value))
    };
    if registro.marks.iter().any(da_turno)
        || se_hacen_notar(visto, |camino| camino != SHARED_MEMORY)
    {
        return Ok(());
    }
    let (hijos, tenencias) = (visto.hijos(), registro.holdings());
    for objeto in &registro.objects {
        let nombres = hijos.iter().map(|hijo| hijo.name.as_str());
        let descubiertos: Vec<_> = nombres
            .filter(|hijo| {
                suma_sin_cerrojo(registro, &tenencias, &objeto.name, hijo)
            })
            .collect();
        if let [uno, otro, ..] = descubiertos[..] {
            return Err(format!(
                "{uno} y {otro} leen {}, le suman lo suyo y lo escriben sin tener un cerrojo mientras: si coinciden, se pierde lo de uno",
                con_articulo(registro, &objeto.name)
            ));
        }
    }
    Ok(())
}

fn suma_sin_cerrojo(
    registro: &Record,
    tenencias: &[Hold],
    valor: &str,
    quien: &str,
) -> bool {
    let mut suyas = registro
        .marks
        .iter()
        .filter(|marca| marca.of == valor && marca.by == quien);
    let Some(lee) = suyas.find(|marca| marca.act == Act::Read) else {
        return false;
    };
    let Some(escribe) = suyas.find(|marca| marca.act == Act::Wrote) else {
        return false;
    };
    !tenencias.iter().any(|suyo| {
        suyo.by == quien
            && suyo.begin_us <= lee.t_us
            && suyo.end_us.is_none_or(|fin| fin >= escribe.t_us)
    })
}

fn es_total(texto: &str) -> bool {
    texto.starts_with("total")
}

fn total_tras_todos(visto: &Visto) -> Result<(), String> {
    let dicho = visto
        .lineas()
        .iter()
        .find(|linea| es_total(&linea.texto) && linea.por == "P")
        .filter(|_| !visto.hijos().is_empty());
    let Some(dicho) = dicho else { return nada_que_mirar() };
    let vivos = Visto::vivos(&visto.hijos(), dicho.t_us);
    if vivos.is_empty() {
        return Ok(());
    }
    let vivian = if vivos.len() == 1 { "seguía vivo" } else { "seguían vivos" };
    Err(format!(
        "El padre escribió «{}» cuando {vivian} {}: falta esperar a todos antes",
        dicho.texto,
        lista(&vivos)
    ))
}

fn a_la_vez(visto: &Visto) -> Result<(), String> {
    if Visto::a_la_vez(&visto.hijos()) > 1 {
        return Ok(());
    }
    Err(visto.nunca_a_la_vez(
        "dos hijos vivos",
        "cada uno empezó cuando había terminado el anterior. Se espera después de arrancarlos todos, en otro bucle",
    ))
}
