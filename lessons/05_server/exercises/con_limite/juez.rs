//! El juez de «con_limite»: como mucho K hijos a la vez, y en cuanto acaba cualquiera cabe otro.

use crate::jueces::red::{self, Cliente, Publico, datos, dijo};
use crate::juicio::{Caso, Escena, Juez, Visto, cuantos};

const SITIO: &str =
    ", y ya había sitio para él: en cuanto termine cualquier hijo, cabe otro";

pub fn juez() -> Juez {
    let caso =
        |k, n, escena| Caso::con(&["{PUERTO}", k, n]).plazo(60).alrededor(escena);
    Juez::nuevo()
        .caso(caso("2", "5", de_dos_en_dos))
        .caso(caso("1", "2", de_uno_en_uno))
        .caso(caso("3", "3", caben_todos).en_una_cpu())
        .caso(caso("2", "0", nadie))
        .aun_sin_acabar(
            "escucha",
            "05 uno_a_uno",
            "Escucha en su puerto",
            |visto| dijo(visto, "escucha"),
        )
        .aun_sin_acabar(
            "tope",
            "05 con_limite",
            "Nunca hay más de K hijos vivos",
            tope,
        )
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
        .aun_sin_acabar(
            "a_la_vez",
            "05 hijo_por_cliente",
            "Hasta K clientes son atendidos a la vez",
            |visto| dijo(visto, "a_la_vez"),
        )
        .aun_sin_acabar(
            "hijos",
            "05 hijo_por_cliente",
            "El padre crea un hijo por cliente",
            |visto| red::tantos_hijos(visto, visto.numero(2)),
        )
        .aun_sin_acabar(
            "cierra",
            "05 hijo_por_cliente",
            "Cada lado cierra lo que no necesita",
            |visto| dijo(visto, "cierra"),
        )
        .aun_sin_acabar(
            "sitio",
            "05 con_limite",
            "En cuanto acaba un hijo, cabe otro",
            |visto| dijo(visto, "sitio"),
        )
        .aun_sin_acabar(
            "acaba",
            "05 apuntes",
            "El servidor acaba después de N clientes",
            |visto| dijo(visto, "acaba"),
        )
        .en_todos(
            "recogidos",
            "05 sin_zombis",
            "El padre recoge a todos",
            red::recogidos,
        )
        .en_todos(
            "terminan",
            "05 hijo_por_cliente",
            "Cada hijo termina bien cuando se va su cliente",
            red::cada_hijo_acaba_bien,
        )
        .en_todos("no_escribe", "05 apuntes", "No escribe nada", red::callado)
}

fn de_dos_en_dos(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |publico| {
        let primero = atendido(publico)?;
        let segundo = atendido(publico)?;
        let su_hijo = publico.su_hijo(&segundo)?;
        let tercero = publico.conecta()?;
        no_cabe(publico, &tercero)?;
        // Se va quien no era el primero.
        publico.despide(&segundo)?;
        publico.vuelve_o("sitio", SITIO, &tercero, b"quepo?")?;
        publico.exige_que_termine(su_hijo)?;
        publico.cada_uno_cierra_lo_suyo(&[&primero, &tercero])?;
        publico.despide(&primero)?;
        let cuarto = publico.conecta()?;
        publico.eco_o("sitio", SITIO, &cuarto, &datos(200_000))?;
        let quinto = publico.conecta()?;
        no_cabe(publico, &quinto)?;
        publico.despide(&tercero)?;
        publico.vuelve_o("sitio", SITIO, &quinto, b"quepo?")?;
        publico.deja_que_espere()?;
        publico.despide(&cuarto)?;
        publico.despide(&quinto)
    })
}

fn de_uno_en_uno(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |publico| {
        let primero = atendido(publico)?;
        let segundo = publico.conecta()?;
        no_cabe(publico, &segundo)?;
        publico.despide(&primero)?;
        publico.vuelve_o("sitio", SITIO, &segundo, b"quepo?")?;
        publico.despide(&segundo)
    })
}

fn caben_todos(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |publico| {
        let clientes = [atendido(publico)?, atendido(publico)?, atendido(publico)?];
        publico.deja_que_espere()?;
        clientes.iter().try_for_each(|cliente| publico.despide(cliente))
    })
}

fn nadie(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |_| Ok(()))
}

/// Un cliente nuevo, que cabe, y su hijo.
fn atendido(publico: &mut Publico) -> anyhow::Result<Cliente> {
    let cliente = publico.conecta()?;
    let cabia = ", y había sitio para él aunque los de delante no se hubieran ido";
    publico.eco_o("a_la_vez", cabia, &cliente, b"sin salto de linea")?;
    publico.su_hijo(&cliente)?;
    Ok(cliente)
}

fn no_cabe(publico: &mut Publico, cliente: &Cliente) -> anyhow::Result<()> {
    cliente.envia(b"quepo?");
    publico.ha_de_esperar(
        "tope",
        "Un cliente fue atendido cuando ya había K hijos con el suyo: ha de esperar a que haya sitio",
        cliente,
    )
}

fn tope(visto: &Visto) -> Result<(), String> {
    dijo(visto, "tope")?;
    let (k, hubo) = (visto.numero(1), Visto::a_la_vez(&visto.hijos()));
    if hubo <= k {
        return Ok(());
    }
    let hijos = cuantos(hubo, "hijo vivo", "hijos vivos");
    Err(format!("Llegó a haber {hijos} a la vez, y el tope era {k}"))
}
