//! Lección 01: varios procesos comparten algo sin estorbarse, y se pasan lo que saben.

mod apoyo;
mod array_compartido;
mod barrera;
mod barrera_rota;
mod carrera;
mod cerrojo_antes_de_hueco;
mod cola;
mod cola_de_hilos;
mod condicion;
mod contador_con_hilos;
mod dueno_muerto;
mod evento;
mod filosofos;
mod filosofos_en_orden;
mod guardia;
mod hilos;
mod interbloqueo;
mod join_antes_de_get;
mod lectores_escritores;
mod lock;
mod memoria_compartida;
mod mismo_lock;
mod mismo_orden;
mod ping_pong;
mod productor_consumidor;
mod registro;
mod rlock;
mod semaforo;
mod semaforo_acotado;
mod semaforo_orden;
mod sigpipe;
mod sin_esperar;
mod tuberia;
mod tuberia_con_nombre;
mod tuberia_doble;
mod un_lock_cada_uno;
mod valor;

use std::process::ExitCode;

use shared::lesson::Lesson;

fn main() -> ExitCode {
    let lesson = Lesson {
        name: "01_sync",
        folder: env!("CARGO_MANIFEST_DIR"),
        steps: &[
            carrera::STEP,
            lock::STEP,
            un_lock_cada_uno::STEP,
            mismo_lock::STEP,
            sin_esperar::STEP,
            guardia::STEP,
            contador_con_hilos::STEP,
            hilos::STEP,
            rlock::STEP,
            semaforo::STEP,
            semaforo_orden::STEP,
            ping_pong::STEP,
            registro::STEP,
            semaforo_acotado::STEP,
            evento::STEP,
            condicion::STEP,
            barrera::STEP,
            barrera_rota::STEP,
            valor::STEP,
            array_compartido::STEP,
            memoria_compartida::STEP,
            tuberia::STEP,
            tuberia_doble::STEP,
            sigpipe::STEP,
            tuberia_con_nombre::STEP,
            cola::STEP,
            cola_de_hilos::STEP,
            productor_consumidor::STEP,
            cerrojo_antes_de_hueco::STEP,
            join_antes_de_get::STEP,
            interbloqueo::STEP,
            mismo_orden::STEP,
            filosofos::STEP,
            filosofos_en_orden::STEP,
            lectores_escritores::STEP,
            dueno_muerto::STEP,
        ],
    };
    lesson.main()
}
