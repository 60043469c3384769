//! El juez de «matar_por_nombre»: mueren todos los que se llaman así, y nadie más.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use witness::record::Status;

use crate::juicio::{Caso, Escena, Figurante, Juez, Visto, cuantos};

/// El enunciado dice un segundo; en una máquina ocupada se tarda algo más en morir.
const PARA_MORIR: Duration = Duration::from_secs(3);

pub fn juez() -> Juez {
    Juez::nuevo()
        .caso(Caso::con(&["{NOMBRE}"]).mata().alrededor(tres_y_un_terco))
        .caso(Caso::con(&["{NOMBRE}"]).mata().alrededor(nadie))
        .caso(Caso::con(&["{NOMBRE}"]).mata().alrededor(se_llama_igual))
        .aun_sin_acabar(
            "no_a_si_mismo",
            "00 buscar_y_matar",
            "El programa no se mata a sí mismo",
            no_a_si_mismo,
        )
        .en_todos(
            "solo_esos",
            "00 buscar_y_matar",
            "No muere nadie que se llame de otra manera",
            solo_esos,
        )
        .vale_sin_ptrace()
        .en_todos(
            "ninguno_vivo",
            "00 buscar_y_matar",
            "Mueren todos los que se llaman así",
            ninguno_vivo,
        )
        .vale_sin_ptrace()
        .en_todos(
            "tambien_el_terco",
            "00 kill",
            "Muere también el que ignora SIGTERM",
            tambien_el_terco,
        )
        .vale_sin_ptrace()
        .en_todos(
            "cuantos",
            "00 buscar_y_matar",
            "Escribe a cuántos ha matado",
            a_cuantos,
        )
        .vale_sin_ptrace()
}

fn tres_y_un_terco(escena: &mut Escena) -> anyhow::Result<()> {
    representa(escena, 3, 1, false)
}

fn nadie(escena: &mut Escena) -> anyhow::Result<()> {
    representa(escena, 0, 0, false)
}

fn se_llama_igual(escena: &mut Escena) -> anyhow::Result<()> {
    representa(escena, 2, 0, true)
}

/// Arranca a las víctimas, y a otros que se les parecen.
fn representa(
    escena: &mut Escena,
    dociles: usize,
    tercos: usize,
    tambien_el_programa: bool,
) -> anyhow::Result<()> {
    let nombre = nombre_que_no_lleva_nadie();
    let mut victimas = Vec::new();
    for numero in 0..dociles + tercos {
        let nueva =
            if numero < dociles { Figurante::nuevo } else { Figurante::terco };
        victimas.push(nueva(&nombre)?);
    }
    let parecido = format!("{nombre}s");
    let mayusculas = nombre.to_uppercase();
    let mut otros = vec![
        (Figurante::nuevo(&parecido)?, format!("se llama «{parecido}»")),
        (Figurante::nuevo(&mayusculas)?, format!("se llama «{mayusculas}»")),
        (
            Figurante::con_argumento("otro", &nombre)?,
            "se llama «otro», y solo lleva el nombre en sus argumentos".to_owned(),
        ),
    ];
    if let Some(victima) = victimas.first() {
        otros.push((
            Figurante::en_el_grupo_de(victima, "otro")?,
            "se llama «otro», y solo está en el mismo grupo de procesos".to_owned(),
        ));
    }
    escena.pon("{NOMBRE}", &nombre);
    if tambien_el_programa {
        escena.llama(&nombre);
    }
    escena.anota("nombre", &nombre);
    escena.anota("victimas", victimas.len());
    escena.arranca()?;
    escena.hasta(|_| {
        for victima in &mut victimas {
            victima.vive();
        }
        false
    })?;
    let plazo = Instant::now() + PARA_MORIR;
    while victimas.iter_mut().any(Figurante::vive) && Instant::now() < plazo {
        std::thread::sleep(Duration::from_millis(5));
    }
    let vivas: Vec<bool> = victimas.iter_mut().map(Figurante::vive).collect();
    let cuantas = |vivas: &[bool]| vivas.iter().filter(|viva| **viva).count();
    escena.anota("dociles_vivos", cuantas(&vivas[..dociles]));
    escena.anota("tercos_vivos", cuantas(&vivas[dociles..]));
    for (otro, quien) in &mut otros {
        if !otro.vive() {
            escena.anota("otro_muerto", quien);
        }
    }
    Ok(())
}

/// Cabe entero en la tabla, que guarda 15 letras.
fn nombre_que_no_lleva_nadie() -> String {
    let ahora = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let azar = ahora.subsec_nanos() ^ std::process::id().rotate_left(12);
    format!("siesta{:07x}", azar & 0xfff_ffff)
}

/// Él, o un programa que ejecuta.
fn no_a_si_mismo(visto: &Visto) -> Result<(), String> {
    let registro = visto.registro();
    let Some(Status::Signal(mortal)) = registro.root().status() else {
        return Ok(());
    };
    let suya = registro
        .signals
        .iter()
        .find(|senal| senal.to == "P" && senal.signal == mortal);
    match suya.and_then(|senal| senal.from.as_deref()) {
        None => Ok(()),
        Some("P") => Err("El programa se mató a sí mismo: también él puede llamarse así, y ha de saltarse su propio PID".to_owned()),
        Some(otro) => Err(format!(
            "Al programa lo mató {otro}, que desciende de él: también él puede llamarse así, y ha de saltarse su propio PID"
        )),
    }
}

fn solo_esos(visto: &Visto) -> Result<(), String> {
    match visto.nota("otro_muerto") {
        "" => Ok(()),
        quien => Err(format!(
            "Se buscaba a los que se llaman «{}», y murió uno que {quien}: el nombre ha de ser el mismo, letra por letra",
            visto.nota("nombre")
        )),
    }
}

fn ninguno_vivo(visto: &Visto) -> Result<(), String> {
    if numero(visto, "dociles_vivos") == 0 {
        return Ok(());
    }
    let vivos = numero(visto, "dociles_vivos") + numero(visto, "tercos_vivos");
    let (siguen, victimas) = (
        if vivos == 1 {
            "seguía vivo 1"
        } else {
            &format!("seguían vivos {vivos}")
        },
        cuantos(
            numero(visto, "victimas"),
            "proceso que se llamaba",
            "procesos que se llamaban",
        ),
    );
    Err(format!(
        "Había {victimas} «{}», y cuando acabó el programa {siguen}: hay que matar a todos",
        visto.nota("nombre")
    ))
}

fn tambien_el_terco(visto: &Visto) -> Result<(), String> {
    if numero(visto, "tercos_vivos") == 0 {
        return Ok(());
    }
    Err("Seguía vivo el que ignora SIGTERM: hay que enviarle SIGKILL, que no se puede ignorar".to_owned())
}

fn a_cuantos(visto: &Visto) -> Result<(), String> {
    let piden = numero(visto, "victimas").to_string();
    if visto.textos() == [piden.as_str()] {
        return Ok(());
    }
    let habia = cuantos(numero(visto, "victimas"), "proceso", "procesos");
    Err(format!(
        "Había {habia} con ese nombre sin contar al propio programa, y se escribió {}: se espera «{piden}», y nada más",
        visto.dicho()
    ))
}

fn numero(visto: &Visto, clave: &str) -> usize {
    visto.nota(clave).parse().unwrap_or(0)
}
