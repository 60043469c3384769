//! El juez de «preforked»: los obreros nacen antes que los clientes, y el padre solo espera.

use crate::jueces::red::{self, datos, dijo};
use crate::juicio::paciencia::PACIENCIA;
use crate::juicio::{Caso, Escena, Juez, cuantos};

const POCOS: &str =
    "Un obrero acabó antes de atender a sus M clientes, y ya no escuchaba nadie";

pub fn juez() -> Juez {
    let caso =
        |k, m, escena| Caso::con(&["{PUERTO}", k, m]).plazo(60).alrededor(escena);
    Juez::nuevo()
        .caso(caso("3", "2", tres_obreros))
        .caso(caso("1", "3", un_obrero).en_una_cpu())
        .caso(caso("2", "0", nadie))
        .aun_sin_acabar(
            "ultimos",
            "05 sin_zombis",
            "El padre espera a los obreros",
            red::ultimos,
        )
        .aun_sin_acabar(
            "de_antemano",
            "05 preforked",
            "Antes de que llegue nadie ya están los K obreros",
            |visto| dijo(visto, "de_antemano"),
        )
        .aun_sin_acabar(
            "escucha",
            "05 uno_a_uno",
            "Escucha en su puerto",
            |visto| dijo(visto, "escucha"),
        )
        .aun_sin_acabar(
            "obreros",
            "05 preforked",
            "No hay más procesos que los K obreros",
            |visto| red::tantos_hijos(visto, visto.numero(1)),
        )
        .aun_sin_acabar(
            "padre",
            "05 preforked",
            "El padre cierra el socket que escucha",
            |visto| dijo(visto, "padre"),
        )
        .aun_sin_acabar(
            "eco",
            "05 uno_a_uno",
            "Cada obrero atiende a M clientes, y a cada uno le vuelve lo suyo",
            |visto| dijo(visto, "eco"),
        )
        .aun_sin_acabar(
            "a_la_vez",
            "05 preforked",
            "Los obreros atienden a la vez",
            |visto| dijo(visto, "a_la_vez"),
        )
        .aun_sin_acabar(
            "cierra",
            "05 hijo_por_cliente",
            "A cada cliente le llega el final cuando se va",
            |visto| dijo(visto, "cierra"),
        )
        .aun_sin_acabar(
            "acaba",
            "05 preforked",
            "El servidor acaba después de K·M clientes",
            |visto| dijo(visto, "acaba"),
        )
        .en_todos(
            "fin_tras_todos",
            "05 apuntes",
            "El padre escribe «fin» al final",
            red::fin_tras_todos,
        )
        .en_todos(
            "terminan",
            "05 preforked",
            "Cada obrero termina bien",
            red::cada_hijo_acaba_bien,
        )
}

fn estan_los_obreros(
    publico: &mut red::Publico,
    tantos: usize,
) -> anyhow::Result<Vec<i32>> {
    if !publico.espera(PACIENCIA, |publico| publico.vivos().len() == tantos)? {
        let hay = cuantos(publico.vivos().len(), "hijo", "hijos");
        let texto =
            format!("Antes de que llegara nadie había {hay}, y se pedían {tantos}");
        return Err(publico.falta("de_antemano", texto));
    }
    let obreros = publico.vivos();
    publico.exige(
        "padre",
        "El padre no atiende a nadie, y tiene abierto el socket que escucha: ciérralo en el padre cuando ya estén los obreros",
        |publico| {
            let sockets = publico.sockets();
            sockets.alguien_escucha() && !sockets.escucha(publico.pid())
        },
    )?;
    Ok(obreros)
}

fn tres_obreros(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |publico| {
        let obreros = estan_los_obreros(publico, 3)?;
        let primero = publico.conecta()?;
        publico.eco(&primero, b"sin salto de linea")?;
        publico.eco(&primero, b"y luego otra cosa")?;
        let clientes = [primero, publico.conecta()?, publico.conecta()?];
        publico.eco_o(
            "a_la_vez",
            ", mientras otros dos callaban",
            &clientes[2],
            &datos(256),
        )?;
        for cliente in &clientes {
            let quien = publico.su_hijo(cliente)?;
            if !obreros.contains(&quien) {
                let texto = "A un cliente lo atendió un proceso que no estaba antes de que llegara";
                return Err(publico.falta("de_antemano", texto));
            }
        }
        let cuarto = publico.conecta()?;
        cuarto.envia(b"a ver si acaba alguno");
        publico.eco(&clientes[0], &datos(200_000))?;
        publico.despide(&clientes[1])?;
        publico.vuelve_o(
            "eco",
            ", cuando ya había un obrero libre",
            &cuarto,
            b"a ver si acaba alguno",
        )?;
        publico.despide(&clientes[2])?;
        let quinto = publico.conecta()?;
        publico.eco(&quinto, b"yo soy el quinto")?;
        publico.despide(&clientes[0])?;
        publico.despide(&cuarto)?;
        publico.despide(&quinto)?;
        // Solo queda el que atenderá al último.
        publico.espera(PACIENCIA, |publico| publico.vivos().len() == 1)?;
        let sexto = publico.conecta()?;
        publico.eco(&sexto, b"y yo el ultimo")?;
        publico.deja_que_espere()?;
        publico.despide(&sexto)
    })
}

/// Entre uno y otro no llega nadie.
fn un_obrero(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |publico| {
        estan_los_obreros(publico, 1)?;
        for _ in 0..3 {
            let cliente = publico.conecta_o("eco", POCOS)?;
            publico.eco(&cliente, b"sin salto de linea")?;
            publico.despide(&cliente)?;
        }
        Ok(())
    })
}

fn nadie(escena: &mut Escena) -> anyhow::Result<()> {
    red::representa(escena, |_| Ok(()))
}
