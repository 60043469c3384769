//! El programa de esos procesos.

use super::Caso;
use crate::genera::modelo::{Paso, letra};
use crate::lenguaje::Lenguaje;

pub fn escribe(caso: &Caso, lenguaje: Lenguaje) -> String {
    match lenguaje {
        Lenguaje::C => en_c(caso),
        _ => en_python(caso),
    }
}

fn letras(caso: &Caso) -> Vec<String> {
    (0..caso.valores.len()).map(|cual| letra(cual).to_string()).collect()
}

fn en_python(caso: &Caso) -> String {
    let letras = letras(caso);
    let parametros = letras.join(", ");
    let argumentos = if letras.len() == 1 {
        format!("({parametros},)")
    } else {
        format!("({parametros})")
    };
    let mut codigo = "import multiprocessing\n".to_owned();
    let nombres: Vec<_> =
        (1..=caso.procesos.len()).map(|i| format!("h{i}")).collect();
    for (nombre, pasos) in nombres.iter().zip(&caso.procesos) {
        codigo += &format!("\n\ndef {nombre}({parametros}):\n");
        let (pasos, veces) = plegado(pasos);
        let sangria = if veces > 1 {
            codigo += &format!("    for i in range({veces}):\n");
            "        "
        } else {
            "    "
        };
        for paso in pasos {
            let linea = match paso {
                Paso::Adquiere(cual) => format!("{}.acquire()", letra(*cual)),
                Paso::Libera(cual) => format!("{}.release()", letra(*cual)),
                Paso::Escribe(palabra) => format!("print(\"{palabra}\")"),
            };
            codigo += &format!("{sangria}{linea}\n");
        }
    }
    codigo += "\n\nif __name__ == \"__main__\":\n";
    for (letra, valor) in letras.iter().zip(&caso.valores) {
        codigo += &format!("    {letra} = multiprocessing.Semaphore({valor})\n");
    }
    codigo
        + &format!(
            "    procesos = []
    for funcion in [{}]:
        proceso = multiprocessing.Process(target=funcion, args={argumentos})
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
",
            nombres.join(", ")
        )
}

/// Si son dos vueltas iguales, una vuelta y que son dos.
fn plegado(pasos: &[Paso]) -> (&[Paso], usize) {
    let (una, otra) = pasos.split_at(pasos.len() / 2);
    if una == otra { (una, 2) } else { (pasos, 1) }
}

fn en_c(caso: &Caso) -> String {
    let letras = letras(caso);
    let n = letras.len();
    let (mapa, semaforos) = if n == 1 {
        ("sem_t *a = mmap(NULL, sizeof(sem_t), ".to_owned(), String::new())
    } else {
        let todos: Vec<_> = letras
            .iter()
            .enumerate()
            .map(|(i, letra)| format!("*{letra} = &s[{i}]"))
            .collect();
        (
            format!("sem_t *s = mmap(NULL, {n} * sizeof(sem_t), "),
            format!("    sem_t {};\n", todos.join(", ")),
        )
    };
    let mut codigo = format!(
        "#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {{
    {mapa}PROT_READ | PROT_WRITE,
                    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
{semaforos}"
    );
    for (letra, valor) in letras.iter().zip(&caso.valores) {
        codigo += &format!("    sem_init({letra}, 1, {valor});\n");
    }
    for (quien, pasos) in caso.procesos.iter().enumerate() {
        codigo += &hijo_en_c(quien + 1, pasos);
    }
    codigo + "    while (wait(NULL) > 0);\n    return 0;\n}\n"
}

fn hijo_en_c(quien: usize, pasos: &[Paso]) -> String {
    let (pasos, veces) = plegado(pasos);
    let mut codigo = format!("    if (fork() == 0) {{ // H{quien}\n");
    let sangria = if veces > 1 {
        codigo += &format!("        for (int i = 0; i < {veces}; i++) {{\n");
        "            "
    } else {
        "        "
    };
    for paso in pasos {
        let linea = match paso {
            Paso::Adquiere(cual) => format!("sem_wait({});", letra(*cual)),
            Paso::Libera(cual) => format!("sem_post({});", letra(*cual)),
            Paso::Escribe(palabra) => format!("printf(\"{palabra}\\n\");"),
        };
        codigo += &format!("{sangria}{linea}\n");
    }
    if veces > 1 {
        codigo += "        }\n";
    }
    codigo + "        exit(0);\n    }\n"
}
