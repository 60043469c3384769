//! Lo que cabe en un `Value` o en cada elemento de un `Array`.

/// Un número o un `bool`: lo que la máquina puede leer o escribir de una vez.
pub trait Scalar: Copy + private::Bits {}

impl<T: Copy + private::Bits> Scalar for T {}

pub(super) mod private {
    /// De un valor a una palabra de 64 bits, y al revés.
    pub trait Bits {
        fn to_bits(self) -> u64;
        fn from_bits(bits: u64) -> Self;

        /// El mismo número, si es entero: para dejar constancia.
        fn whole(self) -> Option<i64>;
    }

    macro_rules! integers {
        ($($integer:ty),*) => {$(
            impl Bits for $integer {
                #[inline]
                fn to_bits(self) -> u64 {
                    self as u64
                }

                #[inline]
                fn from_bits(bits: u64) -> Self {
                    bits as $integer
                }

                fn whole(self) -> Option<i64> {
                    self.try_into().ok()
                }
            }
        )*};
    }

    integers!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);

    impl Bits for bool {
        fn to_bits(self) -> u64 {
            self.into()
        }

        fn from_bits(bits: u64) -> Self {
            bits != 0
        }

        fn whole(self) -> Option<i64> {
            Some(self.into())
        }
    }

    impl Bits for f64 {
        fn to_bits(self) -> u64 {
            f64::to_bits(self)
        }

        fn from_bits(bits: u64) -> Self {
            f64::from_bits(bits)
        }

        fn whole(self) -> Option<i64> {
            let exact = self.fract() == 0.0 && self.abs() < (1_u64 << 53) as f64;
            exact.then_some(self as i64)
        }
    }
}
