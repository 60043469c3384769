//! Cuántos pasan si nadie espera y nadie libera.

use super::super::{Borrador, Pedida, Sale, arma};
use crate::azar::Azar;
use crate::genera::Esperado;
use crate::genera::explica::segun;
use crate::genera::modelo::Papel;
use crate::lenguaje::Lenguaje;

pub fn inventa(pedida: Pedida, azar: &mut Azar) -> Sale {
    let hijos = azar.entre(4, 9);
    let valor = azar.entre(1, 4);
    let liberados = if pedida.dificultad.grado() == 1 {
        azar.menor(2)
    } else {
        azar.entre(1, 3)
    };
    let palabra = azar.uno(&[
        "pasa", "entra", "dentro", "libre", "hola", "plaza", "turno", "listo",
    ]);
    let pasan = valor + liberados;
    if pasan >= hijos {
        return None;
    }
    let mut malas = [
        (valor, "release_no_crece"),
        (hijos, "pasan_todos"),
        (1, "semaforo_es_cerrojo"),
        (hijos - pasan, "los_que_no_pasan"),
        (pasan + 1, "cuenta_hasta_cero"),
        (0, "nadie_pasa"),
    ]
    .map(|(n, error)| (n.to_string(), error));
    azar.baraja(&mut malas);
    let codigo = match pedida.lenguaje {
        Lenguaje::C => en_c(hijos, valor, liberados, palabra),
        _ => en_python(hijos, valor, liberados, palabra),
    };
    let suma = match liberados {
        0 => String::new(),
        1 => " El `release` de antes, aunque nadie haya adquirido nada, le suma 1."
            .to_owned(),
        n => format!(
            " Los {n} `release` de antes, aunque nadie haya adquirido nada, le suman {n}."
        ),
    };
    let suma = match pedida.lenguaje {
        Lenguaje::C => suma.replace("release", "sem_post"),
        _ => suma,
    };
    let borrador = Borrador {
        codigo: Some(codigo),
        pregunta: format!("¿Cuántas veces sale «{palabra}»?"),
        buena: pasan.to_string(),
        malas: malas.to_vec(),
        explicacion: format!(
            "El semáforo empieza en {valor}.{suma} Cada uno que pasa le resta 1 y nadie lo devuelve, así que {} de {hijos}; {} sin pasar.",
            segun(pasan, "pasa 1", "pasan {}"),
            segun(
                hijos - pasan,
                "el otro lo encuentra a 0 y, como no espera, sigue",
                "los demás lo encuentran a 0 y, como no esperan, siguen"
            )
        ),
        paso: "01 semaforo",
        tema: 29,
    };
    let salida = vec![palabra; pasan].join(" ");
    let esperado = Esperado::Salida(vec![salida], Papel::Tuberia);
    Some((arma(pedida, azar, borrador)?, esperado))
}

fn en_python(
    hijos: usize,
    valor: usize,
    liberados: usize,
    palabra: &str,
) -> String {
    let libera = "    plazas.release()\n".repeat(liberados);
    format!(
        "import multiprocessing


def entra(plazas):
    if plazas.acquire(block=False):
        print(\"{palabra}\")


if __name__ == \"__main__\":
    plazas = multiprocessing.Semaphore({valor})
{libera}    procesos = []
    for i in range({hijos}):
        proceso = multiprocessing.Process(target=entra, args=(plazas,))
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
"
    )
}

fn en_c(hijos: usize, valor: usize, liberados: usize, palabra: &str) -> String {
    let libera = "    sem_post(plazas);\n".repeat(liberados);
    format!(
        "#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {{
    sem_t *plazas = mmap(NULL, sizeof(sem_t), PROT_READ | PROT_WRITE,
                         MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sem_init(plazas, 1, {valor});
{libera}    for (int i = 0; i < {hijos}; i++)
        if (fork() == 0) {{
            if (sem_trywait(plazas) == 0)
                printf(\"{palabra}\\n\");
            exit(0);
        }}
    while (wait(NULL) > 0);
    return 0;
}}
"
    )
}
