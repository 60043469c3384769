//! Comunicar: Value, Array, Pipe, Queue y JoinableQueue, y lo que pasa si se usan mal.

use std::time::Duration;

use shared::ipc::{Array, Connection, IpcError, JoinableQueue, Pipe, Queue, Value};
use shared::process::Process;
use shared::sync::SyncError;

const UN_POCO: Duration = Duration::from_millis(50);

// ANCHOR: sumar
fn sumar(
    i: usize,
    v: &Value<u32>,
    casillas: &Array<usize>,
) -> Result<(), SyncError> {
    for _ in 0..1000 {
        let _guardia = v.get_lock().guard()?;
        v.set(v.get() + 1);
    }
    casillas.set(i, i * i)
}
// ANCHOR_END: sumar

// ANCHOR: responder
fn responder(suyo: &Connection<u32>) -> Result<(), IpcError> {
    let numero = suyo.recv()?;
    suyo.send(&(2 * numero))
}
// ANCHOR_END: responder

// ANCHOR: consumir
fn consumir(cola: &Queue<Option<String>>) -> Result<(), IpcError> {
    while let Some(palabra) = cola.get()? {
        println!("he recibido {palabra}");
    }
    Ok(())
}
// ANCHOR_END: consumir

// ANCHOR: trabajar
fn trabajar(tareas: &JoinableQueue<u32>) -> Result<(), IpcError> {
    loop {
        let tarea = tareas.get()?;
        println!("hecha la tarea {tarea}");
        tareas.task_done()?;
    }
}
// ANCHOR_END: trabajar

fn main() -> anyhow::Result<()> {
    // ANCHOR: memoria
    let v = &Value::new(0)?;
    let casillas = &Array::new(&[0, 0, 0])?;
    let mut procesos = Vec::new();
    for i in 0..3 {
        let mut proceso = Process::new(move || sumar(i, v, casillas));
        proceso.start()?;
        procesos.push(proceso);
    }
    for proceso in &mut procesos {
        proceso.join()?;
    }
    println!("valor: {}", v.get());
    println!("casillas: {:?}", casillas.to_vec());
    // ANCHOR_END: memoria

    // ANCHOR: tuberia
    let (mio, suyo) = Pipe::duplex()?;
    let mut proceso = Process::new(|| responder(&suyo));
    proceso.start()?;
    mio.send(&21)?;
    println!("el doble de 21 es {}", mio.recv()?);
    proceso.join()?;
    println!("¿hay algo más? {}", mio.poll(UN_POCO)?);
    // ANCHOR_END: tuberia

    // ANCHOR: cola
    let cola = Queue::new()?;
    let mut proceso = Process::new(|| consumir(&cola));
    proceso.start()?;
    for palabra in [Some("uno"), Some("dos"), None] {
        cola.put(&palabra.map(str::to_owned))?;
    }
    proceso.join()?;
    // ANCHOR_END: cola

    // ANCHOR: tareas
    let tareas = JoinableQueue::new()?;
    let mut proceso = Process::new(|| trabajar(&tareas)).with_daemon(true);
    proceso.start()?;
    for tarea in [1, 2] {
        tareas.put(&tarea)?;
    }
    tareas.join()?;
    println!("todas hechas");
    // ANCHOR_END: tareas

    // ANCHOR: errores_de_cola
    let pequena = Queue::bounded(1)?;
    pequena.put(&1)?;
    if let Err(IpcError::Full) = pequena.put_timeout(&2, UN_POCO) {
        println!("put en una cola llena: error");
    }
    pequena.get()?;
    if let Err(IpcError::Empty) = pequena.get_nowait() {
        println!("get de una cola vacía: error");
    }
    pequena.close();
    if let Err(IpcError::Closed(_)) = pequena.put(&3) {
        println!("put tras close: error");
    }
    if let Err(IpcError::TooManyTasksDone) = tareas.task_done() {
        println!("task_done de más: error");
    }
    // ANCHOR_END: errores_de_cola

    // ANCHOR: errores_de_tuberia
    let (lee, escribe) = Pipe::one_way::<u32>()?;
    if let Err(IpcError::WrongWay(_)) = lee.send(&1) {
        println!("send por el extremo que lee: error");
    }
    escribe.close();
    if let Err(IpcError::EndOfFile) = lee.recv() {
        println!("recv sin nadie que escriba: error");
    }
    let (lee, escribe) = Pipe::one_way()?;
    lee.close();
    if let Err(IpcError::BrokenPipe) = escribe.send(&1) {
        println!("send sin nadie que lea: error");
    }
    // ANCHOR_END: errores_de_tuberia
    Ok(())
}
