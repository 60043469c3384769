//! El programa que hace las cuentas.

use super::comun::{cuenta, nombres};
use super::{Caso, Cerrojo, en_c};
use crate::lenguaje::Lenguaje;

pub fn escribe(caso: &Caso, lenguaje: Lenguaje) -> String {
    match lenguaje {
        Lenguaje::C => en_c::escribe(caso),
        _ => en_python(caso),
    }
}

fn en_python(caso: &Caso) -> String {
    const NOMBRES: [&str; 3] = ["uno", "otro", "tercero"];
    let con_cerrojo = caso.cerrojo != Cerrojo::Ninguno;
    let parametros = if con_cerrojo { "x, cerrojo" } else { "x" };
    let (iguales, distintos) = nombres(&caso.trabajos);
    let mut codigo = "import multiprocessing\n".to_owned();
    for (trabajo, nombre) in distintos.iter().zip(NOMBRES) {
        let mut lineas = vec![];
        if trabajo.veces > 1 {
            lineas.push(format!("for _ in range({}):", trabajo.veces));
        }
        if con_cerrojo {
            lineas.push("with cerrojo:".to_owned());
        }
        lineas.push(cuenta("x.value", trabajo.cuenta));
        codigo += &format!("\n\ndef {nombre}({parametros}):\n");
        for (dentro, linea) in lineas.iter().enumerate() {
            codigo += &format!("{}{linea}\n", "    ".repeat(dentro + 1));
        }
    }
    codigo += &format!(
        "\n\nif __name__ == \"__main__\":\n    x = multiprocessing.Value(\"i\", {})\n",
        caso.x
    );
    if caso.cerrojo == Cerrojo::DeTodos {
        codigo += "    cerrojo = multiprocessing.Lock()\n";
    }
    codigo += "    procesos = []\n";
    let funciones: Vec<_> = iguales.iter().map(|&cual| NOMBRES[cual]).collect();
    let funcion = if distintos.len() == 1 {
        codigo += &format!("    for i in range({}):\n", iguales.len());
        NOMBRES[0]
    } else {
        codigo += &format!("    for f in [{}]:\n", funciones.join(", "));
        "f"
    };
    let argumentos = match caso.cerrojo {
        Cerrojo::Ninguno => "(x,)",
        Cerrojo::DeTodos => "(x, cerrojo)",
        Cerrojo::UnoCadaUno => {
            codigo += "        cerrojo = multiprocessing.Lock()\n";
            "(x, cerrojo)"
        }
    };
    codigo += &format!(
        "        proceso = multiprocessing.Process(target={funcion}, args={argumentos})
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print(x.value)
"
    );
    codigo
}
