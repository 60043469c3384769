//! El juez de «productor_consumidor»: todo se coge una vez, nunca hay más de diez sin coger, y todos acaban solos.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use witness::record::{Act, Mark, ObjectKind, Status};

use crate::juicio::{
    Caso, Escena, Juez, Visto, con_articulo, cuantos, escritura_perdida,
    interbloqueo, lista, mirilla,
};

const CABEN: usize = 10;
/// Más de lo que nadie duerme para dar tiempo a los demás.
const DETENIDO: Duration = Duration::from_secs(2);

pub fn juez() -> Juez {
    Juez::nuevo()
        .caso(Caso::con(&["3", "2", "15"]).cerrojos().remueve())
        .caso(Caso::con(&["1", "4", "12"]).cerrojos().remueve())
        .caso(Caso::con(&["4", "1", "15"]).cerrojos().remueve())
        .caso(Caso::con(&["2", "3", "15"]).cerrojos().remueve().en_una_cpu())
        .caso(
            Caso::con(&["2", "2", "60"])
                .cerrojos()
                .plazo(20)
                .alrededor(con_el_primero_detenido),
        )
        .caso(
            Caso::con(&["2", "2", "60"])
                .cerrojos()
                .plazo(20)
                .alrededor(con_el_ultimo_detenido),
        )
        .caso(Caso::con(&["5", "2", "30"]).cerrojos())
        .caso(Caso::con(&["2", "3", "0"]).cerrojos())
        .caso(Caso::con(&["1", "1", "1"]).cerrojos())
        .aun_sin_acabar(
            "interbloqueo",
            "01 cola",
            "Nadie se queda esperando para siempre",
            interbloqueo,
        )
        .aun_sin_acabar(
            "final",
            "01 cola",
            "Los productores no se quedan con números por poner",
            nadie_coge,
        )
        .en_todos(
            "procesos",
            "00 plantilla",
            "El padre crea P productores y C consumidores",
            procesos,
        )
        .en_todos("muertos", "01 cola", "A nadie lo matan", muertos)
        .en_todos(
            "linea",
            "01 productor_consumidor",
            "Se cogen todos los números, y cada uno una vez",
            linea,
        )
        .a_medias_sin_ptrace("Se escribe cuántos números hay, y su suma")
        .en_todos(
            "pasan",
            "01 cola",
            "Los números van de los productores a los consumidores",
            pasan,
        )
        .en_todos(
            "diez",
            "01 productor_consumidor",
            "Nunca hay más de 10 números puestos y sin coger",
            diez,
        )
}

/// Si es un productor, quien no sepa esperarlo de verdad se irá sin sus números.
fn con_el_primero_detenido(escena: &mut Escena) -> anyhow::Result<()> {
    let todos = cuando_haya(escena, 1)?;
    if let Some(primero) = todos.first() {
        escena.deten(*primero, DETENIDO);
    }
    Ok(())
}

fn con_el_ultimo_detenido(escena: &mut Escena) -> anyhow::Result<()> {
    let todos = cuando_haya(escena, 4)?;
    if let Some(ultimo) = todos.last() {
        escena.deten(*ultimo, DETENIDO);
    }
    Ok(())
}

/// Los que haya en cuanto haya tantos.
fn cuando_haya(escena: &mut Escena, tantos: usize) -> anyhow::Result<Vec<i32>> {
    escena.arranca()?;
    // Si ya ha acabado, no hay a quién detener.
    let Ok(pid) = escena.pid() else { return Ok(Vec::new()) };
    escena.hasta(|_| mirilla::descendientes(pid).len() >= tantos)?;
    Ok(mirilla::descendientes(pid))
}

/// Las colas de las que coge algún hijo: por las otras se entregan resultados al padre.
fn colas(visto: &Visto) -> Vec<&str> {
    let registro = visto.registro();
    let es_cola =
        |marca: &&Mark| registro.kind_of(&marca.of) == Some(ObjectKind::Queue);
    let de_hijos = registro.marks.iter().filter(es_cola).filter(|marca| {
        marca.by != "P" && matches!(marca.act, Act::Taken | Act::Wanted)
    });
    let nombres: BTreeSet<_> = de_hijos.map(|marca| marca.of.as_str()).collect();
    nombres.into_iter().filter(|nombre| lleva_los_numeros(visto, nombre)).collect()
}

/// Por una tubería pueden ir también avisos.
fn lleva_los_numeros(visto: &Visto, nombre: &str) -> bool {
    let cogidos = || {
        let marcas = visto.registro().marks.iter();
        marcas.filter(|marca| marca.of == nombre && marca.act == Act::Taken).count()
    };
    !nombre.starts_with("tubería ")
        || cogidos() >= visto.numero(0) * visto.numero(2)
}

fn en_colas(visto: &Visto, act: Act) -> impl Iterator<Item = &Mark> {
    let colas = colas(visto);
    visto
        .registro()
        .marks
        .iter()
        .filter(move |marca| marca.act == act && colas.contains(&marca.of.as_str()))
}

/// Se cortó con la cola llena, y quienes cogían de ella ya habían terminado.
fn nadie_coge(visto: &Visto) -> Result<(), String> {
    let Some(corte) = visto.registro().limits.first() else { return Ok(()) };
    let cogian: BTreeSet<_> =
        en_colas(visto, Act::Taken).map(|marca| marca.by.as_str()).collect();
    let terminaron = |nombre: &&str| {
        let proceso = visto.registro().process(nombre);
        proceso
            .and_then(|proceso| proceso.exit)
            .is_some_and(|exit| exit.t_us < corte.t_us)
    };
    let (puestos, cogidos) =
        (en_colas(visto, Act::Put).count(), en_colas(visto, Act::Taken).count());
    if cogian.is_empty() || !cogian.iter().all(terminaron) || puestos <= cogidos {
        return Ok(());
    }
    let cogian: Vec<_> = cogian.into_iter().collect();
    let verbo = if cogian.len() == 1 { "terminó" } else { "terminaron" };
    Err(format!(
        "{} {verbo} con {} en la cola, y quienes producen no pueden poner más: el final se dice después de todos los números",
        lista(&cogian),
        cuantos(puestos - cogidos, "número", "números")
    ))
}

fn procesos(visto: &Visto) -> Result<(), String> {
    let (p, c) = (visto.numero(0), visto.numero(1));
    let hay = visto.descendientes().len();
    if hay == p + c {
        return Ok(());
    }
    Err(format!(
        "Hubo {} además del padre, y se pedían {}: {} y {}",
        cuantos(hay, "proceso", "procesos"),
        p + c,
        cuantos(p, "productor", "productores"),
        cuantos(c, "consumidor", "consumidores"),
    ))
}

fn muertos(visto: &Visto) -> Result<(), String> {
    for proceso in visto.descendientes() {
        let Some(Status::Signal(senal)) = proceso.status() else { continue };
        let suya =
            visto.registro().signals.iter().rev().find(|enviada| {
                enviada.to == proceso.name && enviada.signal == senal
            });
        let quien = suya
            .and_then(|enviada| enviada.from.clone())
            .unwrap_or_else(|| "el sistema".to_owned());
        return Err(format!(
            "A {} lo mató {quien} con una señal, y cada uno ha de terminar por sí mismo cuando sepa que no hay más",
            proceso.name
        ));
    }
    Ok(())
}

fn linea(visto: &Visto) -> Result<(), String> {
    let total = visto.numero(0) * visto.numero(2);
    let suma = total * total.saturating_sub(1) / 2;
    let esperada = format!("{total} {suma}");
    let lineas = visto.lineas();
    if lineas.len() == 1 && lineas[0].texto.trim() == esperada {
        return if lineas[0].por == "P" {
            Ok(())
        } else {
            Err(format!(
                "«{esperada}» lo escribió {}, y ha de escribirlo el padre",
                lineas[0].por
            ))
        };
    }
    Err(format!(
        "Se escribió {}, y se esperaba una línea, «{esperada}»{}",
        visto.dicho(),
        perdidos(visto, total)
    ))
}

/// Lo que se sabe de los que faltan.
fn perdidos(visto: &Visto, total: usize) -> String {
    if let Some(perdida) = escritura_perdida(visto) {
        return format!(": {perdida}");
    }
    let cogidos = en_colas(visto, Act::Taken).count();
    if !colas(visto).is_empty() && cogidos < total {
        return format!(
            ": de la cola se {} {}, y dejaron de coger antes de tiempo",
            if cogidos == 1 { "cogió" } else { "cogieron" },
            cuantos(cogidos, "número", "números")
        );
    }
    String::new()
}

/// Con un Manager no consta, y de lo que no es una cola solo consta que hay algo con lo que sincronizarse.
fn pasan(visto: &Visto) -> Result<(), String> {
    let (p, n) = (visto.numero(0), visto.numero(2));
    if !visto.constan_todas() || p * n == 0 {
        return Ok(());
    }
    if colas(visto).is_empty() {
        let otras_cosas = visto.registro().marks.iter().any(|marca| {
            marca.by != "P"
                && visto.registro().kind_of(&marca.of) != Some(ObjectKind::Queue)
        });
        return if otras_cosas {
            Ok(())
        } else {
            Err("Ningún consumidor cogió nada: los números no les llegaron"
                .to_owned())
        };
    }
    let cogidos = en_colas(visto, Act::Taken).filter(|marca| marca.by != "P");
    let cogidos = cogidos.count();
    if cogidos < p * n {
        return Err(format!(
            "Los consumidores cogieron {} de la cola, y los números eran {}, que van de uno en uno",
            cuantos(cogidos, "cosa", "cosas"),
            p * n
        ));
    }
    let mut puestos: BTreeMap<&str, usize> = BTreeMap::new();
    for marca in en_colas(visto, Act::Put) {
        *puestos.entry(&marca.by).or_default() += 1;
    }
    let productores = puestos
        .iter()
        .filter(|(quien, cuantos)| **quien != "P" && **cuantos >= n)
        .count();
    if productores < p {
        return Err(format!(
            "Solo {} de la cola {n} números cada uno, y los productores eran {p}",
            cuantos(productores, "proceso puso en", "procesos pusieron en"),
        ));
    }
    Ok(())
}

fn diez(visto: &Visto) -> Result<(), String> {
    if !visto.constan_todas() {
        return Ok(());
    }
    let total = visto.numero(0) * visto.numero(2);
    for cola in colas(visto) {
        let puestos =
            en_colas(visto, Act::Put).filter(|marca| marca.of == cola).count();
        // Las marcas del final, que no son números, pueden estar también en la cola.
        let marcas = puestos.saturating_sub(total);
        let hubo = visto.registro().most_queued(cola);
        if hubo > CABEN + marcas {
            return Err(format!(
                "En {} llegó a haber {} puestos y sin coger, y caben {CABEN}",
                con_articulo(visto.registro(), cola),
                cuantos(hubo - marcas, "número", "números")
            ));
        }
    }
    semaforo_que_deja_pasar(visto, total)
}

/// Un semáforo que bajan unos y suben otros dice cuántos caben.
fn semaforo_que_deja_pasar(visto: &Visto, total: usize) -> Result<(), String> {
    let registro = visto.registro();
    for objeto in &registro.objects {
        if objeto.kind != ObjectKind::Semaphore || total == 0 {
            continue;
        }
        let (mut ahora, mut mas, mut bajadas) = (0_usize, 0, 0);
        let mut quienes: [BTreeSet<&str>; 2] = Default::default();
        for marca in registro.marks.iter().filter(|marca| marca.of == objeto.name) {
            match marca.act {
                Act::Got => {
                    (ahora, bajadas) = (ahora + 1, bajadas + 1);
                    quienes[0].insert(&marca.by);
                }
                Act::Released => {
                    ahora = ahora.saturating_sub(1);
                    quienes[1].insert(&marca.by);
                }
                _ => {}
            }
            mas = mas.max(ahora);
        }
        let es_de_huecos = bajadas >= total && quienes[0].is_disjoint(&quienes[1]);
        if es_de_huecos && mas > CABEN {
            return Err(format!(
                "{} dejó poner {mas} números sin que nadie los cogiera, y caben {CABEN}",
                con_articulo(registro, &objeto.name)
            ));
        }
    }
    Ok(())
}
