//! Con `multiprocessing`: hijos que lanzan a sus hijos.

use super::super::{Borrador, Mala, Pedida, Sale, arma};
use crate::azar::Azar;
use crate::genera::Esperado;

/// Cuántos nietos lanza el hijo `i`.
#[derive(Clone, Copy, PartialEq)]
enum Nietos {
    Ninguno,
    Fijos(usize),
    /// Tantos como su número.
    Segun,
    /// Solo el de ese número, uno.
    Uno(usize),
}

pub fn inventa(pedida: Pedida, azar: &mut Azar) -> Sale {
    let hijos = azar.entre(2, 5);
    let nietos = match (pedida.dificultad.grado(), azar.menor(3)) {
        (1, 0) => Nietos::Ninguno,
        (1, _) => Nietos::Fijos(azar.entre(1, 2)),
        (2, 0) => Nietos::Uno(azar.menor(hijos)),
        (2, _) => Nietos::Fijos(azar.entre(2, 3)),
        (_, 0) => Nietos::Uno(azar.menor(hijos)),
        _ => Nietos::Segun,
    };
    let pool = nietos == Nietos::Ninguno && azar.cara();
    let de = |i: usize| match nietos {
        Nietos::Ninguno => 0,
        Nietos::Fijos(n) => n,
        Nietos::Segun => i,
        Nietos::Uno(cual) => usize::from(i == cual),
    };
    let todos: usize = (0..hijos).map(de).sum();
    let total = 1 + hijos + todos;
    let cabe = if pedida.dificultad.grado() == 1 { 9 } else { 20 };
    if total > cabe {
        return None;
    }
    let (codigo, explicacion) = if pool {
        let tareas = azar.entre(hijos + 1, 12);
        (
            con_pool(hijos, tareas),
            format!(
                "`Pool({hijos})` crea {hijos} obreros, que se reparten las {tareas} tareas: una tarea no es un proceso. Con el primero, {total}."
            ),
        )
    } else {
        (con_process(azar, hijos, nietos), explica(hijos, todos, total))
    };
    let malas = malas(hijos, todos, pool);
    let borrador = Borrador {
        codigo: Some(codigo),
        pregunta: "¿Cuántos procesos hay en total, contando el primero?".to_owned(),
        buena: total.to_string(),
        malas,
        explicacion,
        paso: if pool { "02 por_que" } else { "00 jerarquia" },
        tema: if pool { 33 } else { 37 },
    };
    Some((arma(pedida, azar, borrador)?, Esperado::Cuantos(total)))
}

fn con_pool(hijos: usize, tareas: usize) -> String {
    format!(
        "import multiprocessing


def tarea(n):
    return n * n


if __name__ == \"__main__\":
    multiprocessing.set_start_method(\"fork\")
    with multiprocessing.Pool({hijos}) as pool:
        print(pool.map(tarea, range({tareas})))
"
    )
}

fn con_process(azar: &mut Azar, hijos: usize, nietos: Nietos) -> String {
    let nombre = azar.uno(&["nieto", "tarea", "contar", "saluda"]);
    let texto = azar.uno(&["hola", "hecho", "listo", "aquí estoy"]);
    let lanza = |sangria: &str| {
        format!(
            "{sangria}proceso = multiprocessing.Process(target={nombre})\n{sangria}proceso.start()\n{sangria}proceso.join()\n"
        )
    };
    let cuerpo = match nietos {
        Nietos::Ninguno => format!("    print(\"{texto}\", i)\n"),
        Nietos::Fijos(1) => lanza("    "),
        Nietos::Fijos(n) => {
            format!("    for j in range({n}):\n{}", lanza("        "))
        }
        Nietos::Segun => format!("    for j in range(i):\n{}", lanza("        ")),
        Nietos::Uno(cual) => format!("    if i == {cual}:\n{}", lanza("        ")),
    };
    let suya = if nietos == Nietos::Ninguno {
        String::new()
    } else {
        format!("def {nombre}():\n    print(\"{texto}\")\n\n\n")
    };
    format!(
        "import multiprocessing


{suya}def hijo(i):
{cuerpo}

if __name__ == \"__main__\":
    multiprocessing.set_start_method(\"fork\")
    procesos = []
    for i in range({hijos}):
        proceso = multiprocessing.Process(target=hijo, args=(i,))
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
"
    )
}

fn explica(hijos: usize, nietos: usize, total: usize) -> String {
    let nietos = match nietos {
        0 => "Los hijos no lanzan a nadie.".to_owned(),
        1 => "Entre todos ellos lanzan un solo proceso más.".to_owned(),
        n => format!("Entre todos ellos lanzan {n} procesos más."),
    };
    format!(
        "El primero lanza {hijos} hijos. {nietos} El `join` espera a que acabe uno, y no crea nada. Con el primero, {total}."
    )
}

fn malas(hijos: usize, nietos: usize, pool: bool) -> Vec<Mala> {
    let total = 1 + hijos + nietos;
    let mut malas = vec![(total - 1, "sin_contar_el_primero")];
    if nietos > 0 {
        malas.push((1 + hijos, "nietos_no_cuentan"));
        malas.push((1 + nietos, "solo_los_nietos"));
    }
    if pool {
        malas.push((2 + hijos, "pool_con_gestor"));
    }
    malas.push((1 << hijos.min(5), "process_dobla"));
    malas.push((total + hijos, "join_crea"));
    malas.push((total + 1, "primero_dos_veces"));
    malas.into_iter().map(|(n, error)| (n.to_string(), error)).collect()
}
