//! El juez de «servidor_uno_a_uno»: un solo proceso, un cliente cada vez, y cada uno con su final.

use crate::jueces::red::{self, datos, dijo};
use crate::juicio::{Caso, Escena, Juez, Visto};

pub fn juez() -> Juez {
    let caso = |n, escena| Caso::con(&["{PUERTO}", n]).plazo(60).alrededor(escena);
    Juez::nuevo()
        .caso(caso("3", en_fila))
        .caso(caso("2", uno_y_luego_otro).en_una_cpu())
        .caso(caso("0", nadie))
        .aun_sin_acabar(
            "escucha",
            "05 uno_a_uno",
            "Escucha en su puerto",
            |visto| dijo(visto, "escucha"),
        )
        .aun_sin_acabar(
            "de_uno_en_uno",
            "05 uno_a_uno",
            "Nadie es atendido hasta que se va el anterior",
            |visto| dijo(visto, "de_uno_en_uno"),
        )
        .aun_sin_acabar(
            "eco",
            "05 uno_a_uno",
            "Cada cliente recibe lo que envía",
            |visto| dijo(visto, "eco"),
        )
        .aun_sin_acabar(
            "cierra",
            "05 hijo_por_cliente",
            "A cada cliente le llega el final cuando se va",
            |visto| dijo(visto, "cierra"),
        )
        .aun_sin_acabar(
            "acaba",
            "05 uno_a_uno",
            "El servidor acaba después de N clientes",
            |visto| dijo(visto, "acaba"),
        )
        .en_todos(
            "un_proceso",
            "05 uno_a_uno",
            "Lo hace todo un solo proceso",
            un_proceso,
        )
        .en_todos("no_escribe", "05 uno_a_uno", "No escribe nada", red::callado)
}

fn en_fila(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |publico| {
        let primero = publico.conecta()?;
        publico.eco(&primero, b"sin salto de linea")?;
        publico.eco(&primero, b"y luego otra cosa")?;
        let segundo = publico.conecta()?;
        segundo.envia(b"yo espero");
        publico.ha_de_esperar(
            "de_uno_en_uno",
            "El segundo cliente fue atendido antes de que se fuera el primero",
            &segundo,
        )?;
        publico.eco(&primero, &datos(200_000))?;
        publico.despide(&primero)?;
        publico.vuelve_o(
            "eco",
            ", cuando ya se había ido el de delante",
            &segundo,
            b"yo espero",
        )?;
        publico.despide(&segundo)?;
        // Este llega y se va sin decir nada.
        let tercero = publico.conecta()?;
        publico.despide(&tercero)
    })
}

/// Entre uno y otro no llega nadie.
fn uno_y_luego_otro(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |publico| {
        for _ in 0..2 {
            let cliente = publico.conecta()?;
            publico.eco(&cliente, &datos(256))?;
            red::calla_un_buen_rato();
            publico.eco(&cliente, b"y luego otra cosa")?;
            publico.despide(&cliente)?;
        }
        Ok(())
    })
}

fn nadie(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |_| Ok(()))
}

fn un_proceso(visto: &Visto) -> Result<(), String> {
    let (otros, hilos) = (visto.descendientes(), visto.registro().root().threads);
    if otros.is_empty() && hilos == 0 {
        return Ok(());
    }
    let quien = if hilos > 0 { "hilos" } else { "hijos" };
    Err(format!(
        "Creó {quien}, y se pedía que lo hiciera todo un solo proceso, sin hilos"
    ))
}
