//! Los estilos: los colores del terminal, o ninguno. El color nunca lo dice todo: se lee igual sin él.

use ratatui::style::{Color, Modifier, Style};

#[derive(Clone, Copy)]
pub struct Estilos {
    pub con_color: bool,
}

impl Estilos {
    /// Magenta, verde y rojo se leen sobre claro y sobre oscuro; amarillo, azul y cian, solo sobre uno de los dos.
    fn de(self, color: Color) -> Style {
        if self.con_color { Style::new().fg(color) } else { Style::new() }
    }

    pub fn barra(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    pub fn senalado(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    pub fn tenue(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    pub fn contestada(self) -> Style {
        self.de(Color::Green)
    }

    pub fn marcada(self) -> Style {
        self.de(Color::Magenta).add_modifier(Modifier::BOLD)
    }

    pub fn aviso(self) -> Style {
        self.de(Color::Red).add_modifier(Modifier::BOLD)
    }

    pub fn palabra_clave(self) -> Style {
        self.de(Color::Magenta)
    }

    pub fn cadena(self) -> Style {
        self.de(Color::Green)
    }

    pub fn comentario(self) -> Style {
        Style::new().add_modifier(Modifier::ITALIC | Modifier::DIM)
    }
}
