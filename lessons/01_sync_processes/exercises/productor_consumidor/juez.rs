//! El juez de «productor_consumidor»: todo se coge una vez, nunca hay más de diez sin coger, y todos acaban solos.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use witness::record::{Act, Limit, ObjectKind, Status};

use crate::jueces::trasiego::{Pedido, entregan, trasiegos, veces_que_cogen};
use crate::juicio::{
    Caso, Escena, Juez, Visto, con_articulo, cuantos, escritura_perdida,
    interbloqueo, lista, mirilla, termina_antes,
};

const CABEN: usize = 10;
/// El productor no cabe: no termina sin el consumidor. Ni el consumidor, sin él.
const SIN_UNO: [&str; 3] = ["1", "1", "11"];
/// Más de lo que nadie duerme para dar tiempo a los demás.
const DETENIDO: Duration = Duration::from_secs(2);

pub fn juez() -> Juez {
    Juez::nuevo()
        .caso(Caso::con(&["3", "2", "15"]).cerrojos().remueve())
        .caso(Caso::con(&["1", "4", "12"]).cerrojos().remueve())
        .caso(Caso::con(&["4", "1", "15"]).cerrojos().remueve())
        .caso(Caso::con(&["2", "3", "15"]).cerrojos().remueve().en_una_cpu())
        .caso(
            Caso::con(&["2", "2", "150"])
                .cerrojos()
                .plazo(20)
                .alrededor(con_el_primero_detenido),
        )
        .caso(
            Caso::con(&["2", "2", "150"])
                .cerrojos()
                .plazo(20)
                .alrededor(con_el_ultimo_detenido),
        )
        .caso(Caso::con(&SIN_UNO).cerrojos().tarda(&["H1"]))
        .caso(Caso::con(&SIN_UNO).cerrojos().tarda(&["H2", "H2.1"]))
        .caso(Caso::con(&SIN_UNO).cerrojos().tarda(&["H3", "H2.2"]))
        .caso(Caso::con(&SIN_UNO).cerrojos().tarda(&["H4", "H2.3"]))
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
        escena.deten_a_uno_solo(*primero, DETENIDO)?;
    }
    Ok(())
}

fn con_el_ultimo_detenido(escena: &mut Escena) -> anyhow::Result<()> {
    let todos = cuando_haya(escena, 4)?;
    if let Some(ultimo) = todos.last() {
        escena.deten_a_uno_solo(*ultimo, DETENIDO)?;
    }
    Ok(())
}

/// Los que haya en cuanto haya tantos. El más nuevo puede ir a ejecutar un ayudante de multiprocessing, y mientras tanto
/// tiene parado a su padre, que no crea a otro ni duerme.
fn cuando_haya(escena: &mut Escena, tantos: usize) -> anyhow::Result<Vec<i32>> {
    escena.arranca()?;
    // Si ya ha acabado, no hay a quién detener.
    let Ok(pid) = escena.pid() else { return Ok(Vec::new()) };
    let mut todos = Vec::new();
    escena.hasta(|_| {
        todos = mirilla::descendientes(pid);
        todos.len() > tantos || todos.len() == tantos && mirilla::duerme(pid)
    })?;
    Ok(todos)
}

fn pedido(visto: &Visto) -> Pedido {
    let [productores, consumidores, cada_uno] =
        [0, 1, 2].map(|cual| visto.numero(cual));
    Pedido { productores, consumidores, cada_uno }
}

/// Se cortó con números en la cola, y nadie los cogía ya: quienes cogían habían terminado, o no llegaron a nacer.
fn nadie_coge(visto: &Visto) -> Result<(), String> {
    let Some(corte) = visto.registro().limits.first() else { return Ok(()) };
    let pedido = pedido(visto);
    if corte.limit == Limit::Stuck
        && veces_que_cogen(visto) == 0
        && visto.descendientes().len() == pedido.productores
        && visto.registro().marks.iter().any(|marca| marca.act == Act::Put)
    {
        return Err("Los productores esperan a que se cojan números, y los consumidores no habían nacido: hay que arrancarlos a todos antes de esperar a ninguno".to_owned());
    }
    for suyo in trasiegos(visto, &pedido) {
        let terminaron = suyo.cogidos.keys().all(|nombre| {
            let proceso = visto.registro().process(nombre);
            let fin = proceso.and_then(|proceso| proceso.exit);
            fin.is_some_and(|exit| exit.t_us < corte.t_us)
        });
        let (puestos, cogidos) = (suma(&suyo.puestos), suma(&suyo.cogidos));
        if !terminaron || suyo.cogidos.is_empty() || puestos <= cogidos {
            continue;
        }
        let cogian: Vec<_> = suyo.cogidos.into_keys().collect();
        let verbo = if cogian.len() == 1 { "terminó" } else { "terminaron" };
        return Err(format!(
            "{} {verbo} con {} en la cola, y quienes producen no pueden poner más: dejaron de coger antes de que estuvieran todos puestos",
            lista(&cogian),
            cuantos(puestos - cogidos, "número", "números")
        ));
    }
    Ok(())
}

fn suma(de_cada_uno: &BTreeMap<&str, usize>) -> usize {
    de_cada_uno.values().sum()
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
    let suyos = trasiegos(visto, &pedido(visto));
    let Some(suyo) = suyos.iter().max_by_key(|suyo| suma(&suyo.cogidos)) else {
        return String::new();
    };
    let (puestos, cogidos) = (suma(&suyo.puestos), suma(&suyo.cogidos));
    if cogidos < puestos {
        let verbo = if cogidos == 1 { "cogió" } else { "cogieron" };
        let cogidos = cuantos(cogidos, "número", "números");
        return format!(
            ": de la cola se {verbo} {cogidos}, y dejaron de coger antes de tiempo"
        );
    }
    if puestos < total {
        return format!(
            ": los productores solo pusieron en la cola {}",
            cuantos(puestos, "número", "números")
        );
    }
    String::new()
}

/// Con un Manager no consta, y de lo que no es una cola solo consta que hay algo con lo que sincronizarse.
fn pasan(visto: &Visto) -> Result<(), String> {
    let pedido = pedido(visto);
    let total = pedido.total();
    if !visto.constan_todas() || total == 0 {
        return Ok(());
    }
    let suyos = trasiegos(visto, &pedido);
    if suyos.is_empty() {
        let otras_cosas = visto.registro().marks.iter().any(|marca| {
            marca.by != "P"
                && visto.registro().kind_of(&marca.of) != Some(ObjectKind::Queue)
        });
        return if otras_cosas || veces_que_cogen(visto) >= total {
            Ok(())
        } else {
            Err("Ningún consumidor cogió nada: los números no les llegaron"
                .to_owned())
        };
    }
    // Si se coge el doble, se cogen también los huecos, o un aviso por cada número.
    let hay_avisos = veces_que_cogen(visto) >= 2 * total;
    let cogidos: usize = suyos.iter().map(|suyo| suma(&suyo.cogidos)).sum();
    if cogidos < total && !hay_avisos {
        return Err(format!(
            "Los consumidores cogieron {} de la cola, y los números eran {total}, que van de uno en uno",
            cuantos(cogidos, "cosa", "cosas"),
        ));
    }
    let productores: BTreeSet<&str> = suyos
        .iter()
        .flat_map(|suyo| &suyo.puestos)
        .filter(|(_, cuantos)| **cuantos >= pedido.cada_uno)
        .map(|(quien, _)| *quien)
        .collect();
    if productores.len() < pedido.productores && !hay_avisos {
        return Err(format!(
            "Solo {} en la cola {} cada uno, y los productores eran {}",
            cuantos(productores.len(), "proceso puso", "procesos pusieron"),
            cuantos(pedido.cada_uno, "número", "números"),
            pedido.productores
        ));
    }
    entregan(visto, &suyos)
}

fn diez(visto: &Visto) -> Result<(), String> {
    if let Some((uno, otro)) = termina_antes(visto) {
        return Err(format!(
            "El juez hizo tardar a {otro}, y {uno} terminó antes de que empezara: o puso {} números, y caben {CABEN}, o dejó de coger sin que los hubiera",
            visto.numero(2)
        ));
    }
    if !visto.constan_todas() {
        return Ok(());
    }
    for suyo in trasiegos(visto, &pedido(visto)) {
        let Some(hubo) = suyo.a_la_vez.filter(|hubo| *hubo > CABEN) else {
            continue;
        };
        let donde = match suyo.colas[..] {
            [cola] => format!("En {}", con_articulo(visto.registro(), cola)),
            _ => "Entre todas las colas".to_owned(),
        };
        return Err(format!(
            "{donde} llegó a haber {} puestos y sin coger, y caben {CABEN}",
            cuantos(hubo, "número", "números")
        ));
    }
    Ok(())
}
