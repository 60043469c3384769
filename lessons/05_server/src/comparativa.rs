//! Los mismos clientes contra todos los servidores: cuántas peticiones por segundo, y cuánto tarda cada una.

use std::net::TcpListener;
use std::time::Duration;

use shared::lesson::{Level, Neighbours, Step, WithOptions};
use shared::say;

use crate::apoyo::clientes::escenario::con_servidor_callado;
use crate::apoyo::medidas::carga::Carga;
use crate::apoyo::medidas::comprobar::comprobar;
use crate::apoyo::medidas::opciones::Opciones;
use crate::apoyo::medidas::{grupos, rivales, tabla};
use crate::{
    con_limite, con_plazos, hijo_por_cliente, hilos, parada_ordenada, preforked,
    sin_zombis,
};

pub const STEP: Step = Step {
    name: "comparativa",
    title: "Cuánto cuesta cada cosa",
    level: Level::Extension,
    predict: "{clientes|cliente hace|clientes hacen a la vez} {peticiones|petición|peticiones} a cada servidor. ¿Cuál atiende más por segundo? ¿Cuánto cuesta recoger a los hijos, o ponerles plazos? ¿Cuánto se gana si los obreros ya están creados, y si la conexión no se cierra?",
    observe: "casi todo el coste de un hijo por cliente es fork y lo que trae consigo; cuando desaparece, lo que más cuesta es conectar, y cuando tampoco se conecta, se ve lo que cuesta responder.",
    topic: "Aplicación Práctica: Crear un Servidor Multiproceso",
    run: &WithOptions(run),
};

const PLAZO: Duration = Duration::from_secs(5);
// Más de los que hacen falta: quien acaba de responder tarda un poco en terminar.
const HIJOS: usize = 1000;
const OBREROS: usize = 4;

// ANCHOR: servidores
type Servidor = fn(TcpListener) -> anyhow::Result<()>;
const SERVIDORES: [(&str, Servidor, bool); 9] = [
    ("hijo_por_cliente", hijo_por_cliente::servidor, false),
    ("sin_zombis", sin_zombis::servidor, false),
    ("con_limite", |s| con_limite::servidor(s, HIJOS), false),
    ("con_plazos", |s| con_plazos::servidor(s, HIJOS, PLAZO), false),
    ("parada_ordenada", |s| parada_ordenada::servidor(s, HIJOS, PLAZO), false),
    ("preforked", |s| preforked::servidor(s, OBREROS, PLAZO), false),
    ("hilos", |s| hilos::servidor(s, OBREROS, PLAZO), false),
    ("preforked, sin cerrar", |s| preforked::servidor(s, OBREROS, PLAZO), true),
    ("hilos, sin cerrar", |s| hilos::servidor(s, OBREROS, PLAZO), true),
];

fn run(opciones: Opciones) -> anyhow::Result<()> {
    let Opciones { peticiones, clientes, rivales } = opciones;
    if cfg!(debug_assertions) {
        say!("este programa está sin optimizar, y las cifras son peores");
        say!("para medir: cargo run --release --bin 05_server -- comparativa");
    }
    let vecinos = Neighbours::watch();
    if rivales {
        return rivales::medir(peticiones, clientes, &vecinos);
    }
    let mut medidas = Vec::new();
    for (nombre, servidor, seguir) in SERVIDORES {
        let carga = Carga { ruta: "/", peticiones, clientes, seguir };
        let medir = |donde, _| carga.medir(donde);
        medidas.push((nombre, con_servidor_callado(servidor, medir)?));
    }
    tabla::escribir(&medidas);
    comprobar(&medidas, peticiones, OBREROS)?;
    grupos::decir(&medidas, &vecinos);
    Ok(())
}
// ANCHOR_END: servidores
