//! En qué llamada está parado un proceso: lo dice `/proc/PID/task/TID/syscall`.

use std::fs;

use super::mirilla;

/// Si está parado hasta que le avise otro: todos sus hilos esperan una señal, un hijo, un cerrojo o a que haya algo que
/// leer, y ninguno tiene un plazo. Lo que se lee puede ser su trabajo.
pub fn espera_sin_plazo(pid: i32) -> bool {
    let Ok(hilos) = fs::read_dir(format!("/proc/{pid}/task")) else { return false };
    mirilla::duerme_entero(pid)
        && hilos.flatten().all(|hilo| {
            fs::read_to_string(hilo.path().join("syscall"))
                .is_ok_and(|llamada| sin_plazo(&llamada).unwrap_or(false))
        })
}

/// Si duerme un rato fijo.
pub fn duerme_un_rato(pid: i32) -> bool {
    let llamada =
        fs::read_to_string(format!("/proc/{pid}/syscall")).unwrap_or_default();
    let numero = llamada.split(' ').next().and_then(|numero| numero.parse().ok());
    mirilla::duerme(pid)
        && matches!(numero, Some(libc::SYS_nanosleep | libc::SYS_clock_nanosleep))
}

fn sin_plazo(llamada: &str) -> Option<bool> {
    let mut palabras = llamada.split_whitespace();
    let numero = palabras.next()?.parse().ok()?;
    let argumentos: Vec<u64> = palabras
        .map_while(|palabra| {
            u64::from_str_radix(palabra.trim_start_matches("0x"), 16).ok()
        })
        .collect();
    let argumento = |cual: usize| argumentos.get(cual).copied();
    Some(match numero {
        libc::SYS_wait4 | libc::SYS_waitid | libc::SYS_rt_sigsuspend => true,
        libc::SYS_rt_sigtimedwait | libc::SYS_ppoll => argumento(2)? == 0,
        libc::SYS_futex => argumento(3)? == 0,
        libc::SYS_epoll_pwait => argumento(3)? as i32 == -1,
        libc::SYS_pselect6 => argumento(4)? == 0,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_pause => true,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_poll => argumento(2)? as i32 == -1,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_epoll_wait => argumento(3)? as i32 == -1,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_select => argumento(4)? == 0,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::sin_plazo;

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
            let llamada = format!("{numero} {argumentos} {resto}");
            assert_eq!(sin_plazo(&llamada), Some(espera), "{llamada}");
        }
        assert_eq!(sin_plazo("running"), None);
    }
}
