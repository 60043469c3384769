//! Si un proceso está parado, y hasta cuándo.

use std::fs;

use witness::blocked::BlockedCall;

use super::mirilla;

/// Si está parado hasta que le avise otro: todos sus hilos esperan una señal, un hijo, un cerrojo o a que haya algo que
/// leer, y ninguno tiene un plazo. Lo que se lee puede ser su trabajo.
pub fn espera_sin_plazo(pid: i32) -> bool {
    let Ok(hilos) = fs::read_dir(format!("/proc/{pid}/task")) else { return false };
    mirilla::duerme_entero(pid)
        && hilos.flatten().all(|hilo| {
            BlockedCall::of_thread(&hilo.path()).is_some_and(|una| sin_plazo(&una))
        })
}

/// Si duerme un rato fijo.
pub fn duerme_un_rato(pid: i32) -> bool {
    mirilla::duerme(pid)
        && BlockedCall::of_process(pid).is_some_and(|llamada| llamada.is_a_nap())
}

/// Si SIGSTOP y SIGCONT lo sacarían con EINTR de la llamada en la que está, aunque no tenga ningún manejador: las demás se
/// reanudan solas. A quien no espera que nadie lo detenga no se le puede pedir que la repita.
pub fn no_se_reanuda(pid: i32) -> bool {
    // También si aún no ha entrado en ella, porque lo retiene quien lo mira.
    BlockedCall::of_process(pid).is_some_and(|llamada| match llamada.number {
        libc::SYS_rt_sigtimedwait
        | libc::SYS_epoll_pwait
        | libc::SYS_epoll_pwait2 => true,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_epoll_wait => true,
        _ => false,
    })
}

fn sin_plazo(llamada: &BlockedCall) -> bool {
    let [_, _, tercero, cuarto, quinto, _] = llamada.arguments;
    match llamada.number {
        _ if llamada.waits_for_a_child() => true,
        libc::SYS_rt_sigsuspend => true,
        libc::SYS_rt_sigtimedwait | libc::SYS_ppoll => tercero == 0,
        libc::SYS_futex => cuarto == 0,
        libc::SYS_epoll_pwait => cuarto as i32 == -1,
        libc::SYS_pselect6 => quinto == 0,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_pause => true,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_poll => tercero as i32 == -1,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_epoll_wait => cuarto as i32 == -1,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_select => quinto == 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn los_plazos_cuentan() {
        let resto = "0x0 0x0 0x7ffd 0x7f01";
        for (numero, argumentos, espera) in [
            (libc::SYS_wait4, "0xffffffffffffffff 0x7ffd 0x0 0x0", true),
            (libc::SYS_rt_sigtimedwait, "0x7ffd 0x7ffd 0x0 0x8", true),
            (libc::SYS_rt_sigtimedwait, "0x7ffd 0x7ffd 0x7ffd 0x8", false),
            (libc::SYS_ppoll, "0x7ffd 0x1 0x0 0x0", true),
            (libc::SYS_ppoll, "0x7ffd 0x1 0x7ffd 0x0", false),
            (libc::SYS_clock_nanosleep, "0x1 0x1 0x7ffd 0x0", false),
        ] {
            let linea = format!("{numero} {argumentos} {resto}");
            let llamada = BlockedCall::parse(&linea).unwrap();
            assert_eq!(sin_plazo(&llamada), espera, "{linea}");
        }
    }
}
