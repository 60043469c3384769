//! El juez de «lock»: no se pierde ninguna suma, se trabaja por turnos y nadie se queda esperando para siempre.

use witness::record::{Act, ObjectKind, SHARED_MEMORY};

use crate::juicio::{
    Caso, Juez, Visto, cuantos, escritura_perdida, hay_valor, interbloqueo,
    nada_que_mirar, se_hacen_notar, se_turnan, suman_en_uno,
};

pub fn juez() -> Juez {
    Juez::nuevo()
        .veces(4, Caso::con(&["3", "15"]).cerrojos().remueve())
        .veces(2, Caso::con(&["4", "12"]).cerrojos().remueve().en_una_cpu())
        .caso(Caso::con(&["4", "300"]).cerrojos())
        .caso(Caso::con(&["2", "1"]).cerrojos())
        .caso(Caso::con(&["1", "5"]).cerrojos())
        .caso(Caso::con(&["2", "0"]).cerrojos())
        .aun_sin_acabar(
            "interbloqueo",
            "01 guardia",
            "El cerrojo se suelta siempre",
            interbloqueo,
        )
        .en_todos("hijos", "00 plantilla", "El padre crea P hijos", hijos)
        .en_todos("total", "01 lock", "No se pierde ninguna suma", total)
        .a_medias_sin_ptrace("Se escribe el total que se pide")
        .en_todos(
            "sumas",
            "01 carrera",
            "Cada suma se lee y se escribe en el contador",
            sumas,
        )
        .en_todos(
            "se_turnan",
            "01 lock",
            "Nadie se queda el cerrojo durante varias sumas",
            se_turnan,
        )
        .en_alguno(
            "a_la_vez",
            "00 plantilla",
            "Los hijos trabajan a la vez",
            a_la_vez,
        )
}

fn hijos(visto: &Visto) -> Result<(), String> {
    let (hay, piden) = (visto.hijos().len(), visto.numero(0));
    if hay == piden {
        return Ok(());
    }
    Err(format!(
        "El padre creó {}, y se pedían {piden}",
        cuantos(hay, "hijo", "hijos")
    ))
}

fn total(visto: &Visto) -> Result<(), String> {
    let esperado = (visto.numero(0) * visto.numero(1)).to_string();
    let suyas: Vec<_> =
        visto.lineas().iter().map(|linea| linea.texto.trim()).collect();
    let perdida = escritura_perdida(visto);
    let dicho = visto.dicho();
    match perdida {
        None if suyas == [esperado.as_str()] => Ok(()),
        None if suyas == ["0"] && !hay_valor(visto) => Err(format!(
            "Se escribió {dicho}, y se esperaba «{esperado}»: lo que cambia cada hijo en su copia de una variable no le llega al padre"
        )),
        None => Err(format!("Se escribió {dicho}, y se esperaba «{esperado}»")),
        Some(perdida) if suyas == [esperado.as_str()] => {
            Err(format!("Se escribió {dicho}, pero {perdida}"))
        }
        Some(perdida) => Err(format!(
            "Se escribió {dicho}, y se esperaba «{esperado}»: {perdida}"
        )),
    }
}

/// De lo que no deja marcas, como la memoria de un `mmap`, se sabe por su cerrojo.
fn sumas(visto: &Visto) -> Result<(), String> {
    let pedidas = visto.numero(0) * visto.numero(1);
    if !visto.constan_todas() || pedidas == 0 {
        return nada_que_mirar();
    }
    if hay_valor(visto) {
        return suman_en_uno(visto, pedidas).and_then(|()| cada_hijo_suma(visto));
    }
    if !visto.registro().objects.is_empty() {
        return una_vuelta_cada_vez(visto, pedidas);
    }
    if se_hacen_notar(visto, |_| true) {
        return nada_que_mirar();
    }
    Err("No se vio que ningún hijo usara un contador compartido ni un cerrojo: o las sumas no se hicieron, o nada las ordena".to_owned())
}

fn cada_hijo_suma(visto: &Visto) -> Result<(), String> {
    let pedidas = visto.numero(1);
    for hijo in visto.hijos() {
        let marcas = visto.registro().marks.iter();
        let suyas =
            marcas.filter(|una| una.act == Act::Wrote && una.by == hijo.name);
        let suyas = suyas.count();
        if suyas < pedidas {
            return Err(format!(
                "{} escribió en el contador {}, y cada hijo ha de hacer {}",
                hijo.name,
                cuantos(suyas, "vez", "veces"),
                cuantos(pedidas, "suma", "sumas")
            ));
        }
    }
    Ok(())
}

/// El contador no deja marcas: se cuentan las veces que se coge lo que lo guarda, o el propio contador, si va en una cola.
fn una_vuelta_cada_vez(visto: &Visto, pedidas: usize) -> Result<(), String> {
    use ObjectKind::{Lock, Queue, RLock, Semaphore};
    let registro = visto.registro();
    let de_hijos = |actos: &[Act], clases: &[ObjectKind]| {
        let suyas = registro.marks.iter().filter(|marca| {
            marca.by != "P"
                && actos.contains(&marca.act)
                && registro
                    .kind_of(&marca.of)
                    .is_some_and(|una| clases.contains(&una))
        });
        suyas.count()
    };
    let se_cogen = [Lock, RLock, Semaphore, Queue];
    if !registro.objects.iter().all(|objeto| se_cogen.contains(&objeto.kind)) {
        return nada_que_mirar();
    }
    let cogidas = de_hijos(&[Act::Got, Act::Taken], &se_cogen);
    // Por una tubería se puede dar la salida, y turnarse de otra manera.
    let solo_colas = registro.objects.iter().all(|objeto| objeto.kind == Queue);
    let de_otra_manera = || {
        let de_dos_sentidos = |camino: &str| camino.starts_with("socket:");
        let otro = |camino: &str| !es_tuberia(camino) && !de_dos_sentidos(camino);
        se_hacen_notar(visto, otro)
    };
    if cogidas < pedidas && solo_colas && de_otra_manera() {
        return nada_que_mirar();
    }
    if cogidas < pedidas {
        return Err(format!(
            "Los hijos cogieron {} algo con lo que turnarse, y se pedían {pedidas} sumas: se coge para cada una",
            cuantos(cogidas, "vez", "veces")
        ));
    }
    // Si el contador no es un fichero ni está en una memoria compartida, va por las colas.
    let fuera_de_las_colas = registro.processes.iter().any(|proceso| {
        let de_hijo = proceso.name != "P";
        proceso
            .outlets
            .iter()
            .any(|camino| camino == SHARED_MEMORY || de_hijo && !es_tuberia(camino))
    });
    let puestas = de_hijos(&[Act::Put], &[Queue]);
    if fuera_de_las_colas || puestas >= pedidas {
        return nada_que_mirar();
    }
    Err(format!(
        "Los hijos cogieron el cerrojo {}, y no se vio ningún contador que compartan: cada uno sumó en el suyo",
        cuantos(cogidas, "vez", "veces")
    ))
}

fn es_tuberia(camino: &str) -> bool {
    camino.starts_with("pipe:")
}

fn a_la_vez(visto: &Visto) -> Result<(), String> {
    if Visto::a_la_vez(&visto.hijos()) > 1 {
        return Ok(());
    }
    Err("Cada hijo nació cuando ya había acabado el anterior: no trabajaron mezclados".to_owned())
}
