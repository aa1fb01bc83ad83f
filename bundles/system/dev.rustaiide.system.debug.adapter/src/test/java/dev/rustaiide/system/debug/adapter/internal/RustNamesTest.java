package dev.rustaiide.system.debug.adapter.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RustNamesTest {
    /** The names of the second form are those of RFC 2603 and of rustc-demangle's tests. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "shapes::total::h833267a05e54e016 | shapes::total",
        "std::rt::lang_start::_$u7b$$u7b$closure$u7d$$u7d$::h3f63b735572ba906 | std::rt::lang_start::{{closure}}",
        "_$LT$alloc..vec..Vec$LT$T$GT$$u20$as$u20$core..fmt..Debug$GT$::fmt::h0123456789abcdef"
                + " | <alloc::vec::Vec<T> as core::fmt::Debug>::fmt",
        "_ZN4core3ptr13drop_in_place17h0123456789abcdefE | core::ptr::drop_in_place",
        "_ZN71_$LT$Test$u20$$u2b$$u20$$u27$static$u20$as$u20$foo..Bar$LT$Test$GT$$GT$3barE"
                + " | <Test + 'static as foo::Bar<Test>>::bar",
        "_RNvC6_123foo3bar | 123foo::bar",
        "_RNqCs4fqI2P2rA04_11utf8_identsu30____7hkackfecea1cbdathfdh9hlq6y | utf8_idents::საჭმელად_გემრიელი_სადილი",
        "_RNCNCNgCs6DXkGYLi8lr_2cc5spawn00B5_ | cc::spawn::{closure#0}::{closure#0}",
        "_RNCINkXs25_NgCsbmNqQUJIY6D_4core5sliceINyB9_4IterhENuNgNoBb_4iter8iterator8Iterator9rpositionNCNgNpB9_6"
                + "memchr7memrchrs_0E0Bb_ | <core::slice::Iter<u8> as core::iter::iterator::Iterator>::rposition::<core"
                + "::slice::memchr::memrchr::{closure#1}>::{closure#0}",
        "_RINbNbCskIICzLVDPPb_5alloc5alloc8box_freeDINbNiB4_5boxed5FnBoxuEp6OutputuEL_ECs1iopQbuBiw2_3std"
                + " | alloc::alloc::box_free::<dyn alloc::boxed::FnBox<(), Output = ()>>",
        "_RINtC8arrayvec8ArrayVechKj7b_E | arrayvec::ArrayVec::<u8, 123>",
        "_RNvMC0INtC8arrayvec8ArrayVechKj7b_E3new | <arrayvec::ArrayVec<u8, 123>>::new",
        "_RMCs4fqI2P2rA04_13const_genericINtB0_8UnsignedKhb_E | <const_generic::Unsigned<11>>",
        "_RMCs4fqI2P2rA04_13const_genericINtB0_6SignedKs98_E | <const_generic::Signed<152>>",
        "_RMCs4fqI2P2rA04_13const_genericINtB0_6SignedKanb_E | <const_generic::Signed<-11>>",
        "_RMCs4fqI2P2rA04_13const_genericINtB0_4BoolKb1_E | <const_generic::Bool<true>>",
        "_RMCs4fqI2P2rA04_13const_genericINtB0_4CharKc76_E | <const_generic::Char<'v'>>",
        "plain_c_function | plain_c_function",
        "_Rubbish | _Rubbish",
        "_ZN9 broken | _ZN9 broken",
    })
    void mangled_names_are_read(String mangled, String readable) {
        assertEquals(readable, RustNames.readable(mangled));
    }

    @Test
    void any_text_is_read_in_bounded_time() {
        var random = new Random(5);
        byte[] alphabet = "_RNvCINtMXYsBKEhLGpDFTASPQu0123abcxyz$.:".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 20_000; i++) {
            byte[] name = new byte[random.nextInt(60)];
            for (int at = 0; at < name.length; at++) {
                name[at] = alphabet[random.nextInt(alphabet.length)];
            }
            RustNamesFuzz.fuzzerTestOneInput(name);
        }
        RustNamesFuzz.fuzzerTestOneInput("IINtB_".repeat(2000).getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "alloc::vec::Vec<unsigned char, alloc::alloc::Global> | Vec<u8>",
        "std::collections::hash::map::HashMap<alloc::string::String, unsigned int, std::hash::random::RandomState,"
                + " alloc::alloc::Global> | HashMap<String, u32>",
        "shapes::Shape * | &Shape",
        "core::option::Option<alloc::rc::Rc<alloc::string::String, alloc::alloc::Global>> | Option<Rc<String>>",
        "&[u8] | &[u8]", "unsigned long | u64", "&mut shapes::Shape | &mut Shape",
    })
    void types_are_said_as_in_rust(String theirs, String ours) {
        assertEquals(ours, RustValues.type(theirs));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "0x00005555555c8dd0 &Square(3) | shapes::Shape * | &Square(3)",
        "shapes::Empty @ 0x7fffffffde10 | shapes::Empty | Empty",
        "U+0x00000078 U'x' 'x' | char32_t | 'x'",
        "0x7ffe | void * | 0x7ffe", "21.5 | double | 21.5",
    })
    void values_are_said_without_addresses(String theirs, String type, String ours) {
        assertEquals(ours, RustValues.value(theirs, type));
    }
}
