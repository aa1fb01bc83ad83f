package dev.rustaiide.system.debug.adapter.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.rustaiide.foundation.serialization.Json;

/** What adapters answer, as people read it. */
class ReadingsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "andb   $0x20, %al | andb    $0x20, %al",
        "movq 0x20(%rsp), %rdx | movq    0x20(%rsp), %rdx",
        "retq | retq",
        "callq 0x34 ; _$LT$u32$u20$as$u20$core..ops..arith..AddAssign$LT$$RF$u32$GT$$GT$::add_assign::hb23553e08df3c2d1"
                + " at arith.rs:7 | callq   0x34 ; <u32 as core::ops::arith::AddAssign<&u32>>::add_assign"
                + " at arith.rs:7",
        "call 0x34 <_ZN4shop5total17h0123456789abcdefE> | call    0x34 <shop::total>",
        "call 0x34 <_RNvC4shop5total+4> | call    0x34 <shop::total+4>"
    })
    void instructions_have_their_operands_in_one_column_and_names_that_people_know(String said, String shown) {
        var readings = new Readings(Path.of("/"), true, RustToolchain.NONE);
        Json body = Json.object().put("instructions", Json.array(List.of(Json.object()
                .put("instruction", said).build()))).build();
        assertEquals(shown, readings.instructions(body).getFirst().text());
    }
}
