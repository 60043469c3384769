//! El juez de «servidor_fork»: clientes callados, lentos y de 200 kB a la vez, y cada hijo, cerrado y recogido.

use crate::jueces::red::{self, Publico, datos, dijo};
use crate::juicio::{Caso, Escena, Juez};

const CALLABAN: &str = ", mientras otros callaban: que a cada uno lo atienda su hijo, y el padre no espere a nadie";

pub fn juez() -> Juez {
    let varios = Caso::con(&["{PUERTO}", "5"]).plazo(60).alrededor(de_todo);
    let juntos = Caso::con(&["{PUERTO}", "8"]).plazo(60).alrededor(a_la_vez);
    let uno = Caso::con(&["{PUERTO}", "1"]).plazo(60).alrededor(uno_solo);
    Juez::nuevo()
        .caso(varios)
        .caso(juntos.en_una_cpu())
        .caso(uno)
        .caso(Caso::con(&["{PUERTO}", "0"]).plazo(60).alrededor(nadie))
        .aun_sin_acabar(
            "escucha",
            "05 uno_a_uno",
            "Escucha en su puerto",
            |visto| dijo(visto, "escucha"),
        )
        .vale_sin_ptrace()
        .aun_sin_acabar(
            "ultimos",
            "05 sin_zombis",
            "El padre espera a los últimos hijos",
            red::ultimos,
        )
        .aun_sin_acabar(
            "eco",
            "05 uno_a_uno",
            "Cada cliente recibe lo que envía",
            |visto| dijo(visto, "eco"),
        )
        .vale_sin_ptrace()
        .aun_sin_acabar(
            "a_la_vez",
            "05 hijo_por_cliente",
            "Un cliente que calla no retrasa a los demás",
            |visto| dijo(visto, "a_la_vez"),
        )
        .vale_sin_ptrace()
        .aun_sin_acabar(
            "hijos",
            "05 hijo_por_cliente",
            "El padre crea un hijo por cliente",
            |visto| red::tantos_hijos(visto, visto.numero(1)),
        )
        .aun_sin_acabar(
            "cierra",
            "05 hijo_por_cliente",
            "Cada lado cierra lo que no necesita",
            |visto| dijo(visto, "cierra"),
        )
        .aun_sin_acabar(
            "acaba",
            "05 apuntes",
            "El servidor acaba después de N clientes",
            |visto| dijo(visto, "acaba"),
        )
        .vale_sin_ptrace()
        .en_todos(
            "recogidos",
            "05 sin_zombis",
            "El padre recoge a todos",
            red::recogidos,
        )
        .en_todos(
            "zombis",
            "05 sin_zombis",
            "Nadie es zombi más de 100 ms",
            red::sin_zombis,
        )
        .en_todos(
            "terminan",
            "05 hijo_por_cliente",
            "Cada hijo termina bien cuando se va su cliente",
            red::cada_hijo_acaba_bien,
        )
        .en_todos("no_escribe", "05 apuntes", "No escribe nada", red::callado)
}

fn de_todo(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |publico| {
        let primero = publico.conecta()?;
        publico.eco(&primero, b"sin salto de linea")?;
        let callado = publico.conecta()?;
        let tercero = publico.conecta()?;
        publico.eco_o("a_la_vez", CALLABAN, &tercero, &datos(256))?;
        // Quien va despacio: lo segundo llega cuando lo primero ya ha vuelto.
        publico.eco(&primero, b"y luego otra cosa")?;
        // Se va uno, no llega nadie, y su hijo ha de terminar y de ser recogido.
        let su_hijo = publico.su_hijo(&tercero)?;
        publico.despide(&tercero)?;
        publico.exige_que_termine(su_hijo)?;
        publico.cada_uno_cierra_lo_suyo(&[&primero, &callado])?;
        publico.deja_que_lo_recojan(su_hijo)?;

        let grande = publico.conecta()?;
        publico.eco_o("a_la_vez", CALLABAN, &grande, &datos(200_000))?;
        // Dos se van mientras el padre está detenido: le llegará un solo aviso por los dos.
        let dos = [publico.su_hijo(&primero)?, publico.su_hijo(&callado)?];
        publico.con_el_padre_detenido(|publico| {
            publico.despide(&primero)?;
            publico.despide(&callado)?;
            dos.into_iter().try_for_each(|hijo| publico.exige_que_termine(hijo))
        })?;
        for hijo in dos {
            publico.deja_que_lo_recojan(hijo)?;
        }

        let ultimo = publico.conecta()?;
        publico.eco(&ultimo, b"hasta luego")?;
        publico.deja_que_espere()?;
        publico.despide(&grande)?;
        publico.despide(&ultimo)
    })
}

/// Ocho a la vez, y cada uno con lo suyo.
fn a_la_vez(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |publico| {
        let mut clientes = Vec::new();
        for _ in 0..8 {
            clientes.push(publico.conecta()?);
        }
        publico.eco_o(
            "a_la_vez",
            CALLABAN,
            &clientes[7],
            b"el ultimo, antes que nadie",
        )?;
        publico.a_la_vez(&clientes, |i| datos(1000 + 7000 * i))?;
        publico.cada_uno_cierra_lo_suyo(&[&clientes[0], &clientes[7]])?;
        for cliente in &clientes {
            publico.despide(cliente)?;
        }
        Ok(())
    })
}

/// El único cliente llega, calla y se va sin decir nada.
fn uno_solo(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |publico| {
        publico.apunta_a_los_de_antes()?;
        let callado = publico.conecta()?;
        let su_hijo = publico.su_hijo(&callado)?;
        publico.deja_que_espere()?;
        publico.sigue_con_el(su_hijo, "un cliente que callaba")?;
        publico.despide(&callado)
    })
}

fn nadie(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |_: &mut Publico| Ok(()))
}
