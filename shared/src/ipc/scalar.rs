//! Lo que cabe en un `Value` o en cada elemento de un `Array`.

/// Un número o un `bool`: lo que la máquina puede leer o escribir de una vez.
pub trait Scalar: Copy + private::Bits {}

impl<T: Copy + private::Bits> Scalar for T {}

pub(super) mod private {
    /// De un valor a una palabra de 64 bits, y al revés.
    pub trait Bits {
        fn to_bits(self) -> u64;
        fn from_bits(bits: u64) -> Self;
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
    }

    impl Bits for f64 {
        fn to_bits(self) -> u64 {
            f64::to_bits(self)
        }

        fn from_bits(bits: u64) -> Self {
            f64::from_bits(bits)
        }
    }
}
