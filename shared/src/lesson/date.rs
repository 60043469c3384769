//! Instantes y duraciones como se dicen en español.

use super::counted;

const SECONDS_PER_DAY: u64 = 86_400;

/// La fecha y la hora universal de un instante contado en segundos desde 1970: «26/11/2026 a las 21:18 (UTC)».
pub fn date(seconds: u64) -> String {
    let mut days = seconds / SECONDS_PER_DAY;
    let mut year = 1970;
    while days >= days_of(year).iter().sum() {
        days -= days_of(year).iter().sum::<u64>();
        year += 1;
    }
    let mut month = 0;
    while days >= days_of(year)[month] {
        days -= days_of(year)[month];
        month += 1;
    }
    let minutes = seconds % SECONDS_PER_DAY / 60;
    let (day, month) = (days + 1, month + 1);
    format!("{day}/{month}/{year} a las {:02}:{:02} (UTC)", minutes / 60, minutes % 60)
}

/// Una duración, con las dos unidades que más dicen: «3 días y 4 h», «2 h y 5 min», «7 min».
pub fn lasting(seconds: u64) -> String {
    let (days, hours, minutes) =
        (seconds / SECONDS_PER_DAY, seconds / 3600 % 24, seconds / 60 % 60);
    match (days, hours) {
        (0, 0) => format!("{minutes} min"),
        (0, _) => format!("{hours} h y {minutes} min"),
        _ => format!("{} y {hours} h", counted(days, "día", "días")),
    }
}

fn days_of(year: u64) -> [u64; 12] {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    [31, 28 + u64::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}

#[cfg(test)]
mod tests {
    use super::{date, lasting};

    #[test]
    fn las_fechas_son_las_del_calendario() {
        assert_eq!(date(0), "1/1/1970 a las 00:00 (UTC)");
        assert_eq!(date(951_782_399), "28/2/2000 a las 23:59 (UTC)");
        assert_eq!(date(951_782_400), "29/2/2000 a las 00:00 (UTC)");
        assert_eq!(date(1_795_720_319), "26/11/2026 a las 19:11 (UTC)");
    }

    #[test]
    fn las_duraciones_concuerdan() {
        assert_eq!(lasting(59 * 60 + 59), "59 min");
        assert_eq!(lasting(3600 + 60), "1 h y 1 min");
        assert_eq!(lasting(86_400 + 7200), "1 día y 2 h");
        assert_eq!(lasting(10 * 86_400), "10 días y 0 h");
    }
}
