//! El Rust que hace falta para leer el cuaderno, trozo a trozo.

// ANCHOR: use
use anyhow::{bail, ensure};
use shared::process::Process;
// ANCHOR_END: use

// ANCHOR: funcion
fn media(suma: u32, cuantos: u32) -> u32 {
    let resto = suma % cuantos;
    if resto == 0 { suma / cuantos } else { suma / cuantos + 1 }
}
// ANCHOR_END: funcion

// ANCHOR: resultado
fn repartir(total: i32, entre: i32) -> anyhow::Result<i32> {
    if entre == 0 {
        bail!("no se puede repartir entre cero");
    }
    ensure!(total >= 0, "no se reparte lo que se debe");
    Ok(total / entre)
}

fn repartir_dos_veces(total: i32, entre: i32) -> anyhow::Result<i32> {
    let una_vez = repartir(total, entre)?;
    repartir(una_vez, entre)
}
// ANCHOR_END: resultado

// ANCHOR: struct
struct Tarea {
    nombre: String,
    minutos: u32,
}

impl Tarea {
    fn new(nombre: &str) -> Self {
        Self { nombre: nombre.to_owned(), minutos: 0 }
    }

    fn alargar(&mut self, cuanto: u32) {
        self.minutos += cuanto;
    }
}
// ANCHOR_END: struct

fn main() -> anyhow::Result<()> {
    // ANCHOR: variables
    let nombre = "Ana";
    let mut edad: u32 = 19;
    edad += 1;
    let (alto, ancho) = (2, 3);
    println!("{nombre} tiene {edad} años y {} baldosas", alto * ancho);
    // ANCHOR_END: variables

    println!("la media es {}", media(7, 2));

    // ANCHOR: listas
    let mut notas = vec![5, 8];
    notas.push(9);
    for i in 0..3 {
        println!("vuelta {i}: hay {} notas", notas.len());
    }
    for _ in 0..2 {
        notas.push(notas[0]);
    }
    println!("hay {} notas", notas.len());
    // ANCHOR_END: listas

    // ANCHOR: prestar
    for nota in &mut notas {
        *nota += 1;
    }
    let mayor = maximo(&notas);
    println!("la mayor de las {} es {mayor}", notas.len());
    // ANCHOR_END: prestar

    // ANCHOR: funcion_sin_nombre
    let doble = |n: i32| n * 2;
    println!("el doble de 4 es {}", doble(4));

    let mut procesos = Vec::new();
    for i in 0..2 {
        let mut proceso = Process::new(move || println!("trabajo {i}"));
        proceso.start()?;
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    // ANCHOR_END: funcion_sin_nombre

    // ANCHOR: option
    let nadie = Process::new(|| ());
    println!("antes de start no hay PID: {}", nadie.pid().is_none());

    if let Some(primero) = notas.first() {
        println!("la primera nota es {primero}");
    }
    while let Some(nota) = notas.pop() {
        println!("quito un {nota}");
    }
    let Some(codigo) = procesos[0].exitcode() else {
        bail!("el proceso no ha terminado");
    };
    println!("ha acabado con {codigo}");
    // ANCHOR_END: option

    println!("a cada uno le tocan {}", repartir_dos_veces(12, 2)?);

    // ANCHOR: match
    match repartir(5, 0) {
        Ok(parte) => println!("tocan a {parte}"),
        Err(error) => println!("error: {error}"),
    }
    let palabra = match edad {
        0 => "recién nacida",
        1 | 2 => "bebé",
        3..=12 => "niña",
        otra if otra < 18 => "adolescente",
        _ => "adulta",
    };
    println!("{nombre} es {palabra}");
    // ANCHOR_END: match

    // ANCHOR: uso_struct
    let mut tarea = Tarea::new("leer");
    tarea.alargar(10);
    println!("{}: {} minutos", tarea.nombre, tarea.minutos);
    // ANCHOR_END: uso_struct
    Ok(())
}

// ANCHOR: maximo
fn maximo(notas: &[i32]) -> i32 {
    let mut mayor = notas[0];
    for nota in notas {
        if *nota > mayor {
            mayor = *nota;
        }
    }
    mayor
}
// ANCHOR_END: maximo
