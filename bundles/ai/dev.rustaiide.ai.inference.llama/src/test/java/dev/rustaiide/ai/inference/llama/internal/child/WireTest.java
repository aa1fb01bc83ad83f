package dev.rustaiide.ai.inference.llama.internal.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class WireTest {
    private static final List<Order> ORDERS = List.of(new Order.Stop(7),
            new Order.Write(1, "before ä", "after", List.of(), 20, List.of("\n", "x"),
                    new Order.Style(0.5f, 0.9f, -3, 0.25f, 7), new Order.Form("root ::= [a]", "<")),
            new Order.Write(2, "", "", List.of(new Order.Turn("user", "𝛼"), new Order.Turn("system", "")), 1,
                    List.of(), new Order.Style(0, 1, 0, 0, 0), new Order.Form("", "")));
    private static final List<Report> REPORTS = List.of(new Report.Ready(8192, true), new Report.Piece(3, "ä\0b"),
            new Report.End(4, Report.Reason.WINDOW, 5, 6, 7, List.of(new Report.Step(1, 0.5f))),
            new Report.Refused(Report.ALL, "why", "next"), new Report.TooLong(3, 900, 512));

    @Test
    void what_is_sent_arrives() throws IOException {
        for (Order order : ORDERS) {
            assertEquals(order, Wire.order(new ByteArrayInputStream(Wire.bytes(order))));
        }
        for (Report report : REPORTS) {
            assertEquals(report, Wire.report(new ByteArrayInputStream(Wire.bytes(report))));
        }
    }

    @Test
    void a_pipe_that_ends_or_lies_is_told_from_one_that_goes_on() {
        byte[] message = Wire.bytes(ORDERS.get(1));
        for (int length = 0; length < message.length; length++) {
            byte[] part = Arrays.copyOf(message, length);
            assertThrows(EOFException.class, () -> Wire.order(new ByteArrayInputStream(part)));
        }
        byte[] tooLong = {0x7F, 0, 0, 0, 1};
        assertThrows(IOException.class, () -> Wire.order(new ByteArrayInputStream(tooLong)));
        byte[] text = {0, 0, 0, 9, 12, 0, 0, 0, 1, 0x7F, 0, 0, 0};
        assertThrows(IOException.class, () -> Wire.report(new ByteArrayInputStream(text)));
    }

    @Test
    void mutations_are_understood_or_refused() {
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] message = (i % 2 == 0 ? Wire.bytes(ORDERS.get(random.nextInt(ORDERS.size())))
                    : Wire.bytes(REPORTS.get(random.nextInt(REPORTS.size())))).clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                message[3 + random.nextInt(message.length - 3)] = (byte) random.nextInt(20);
            }
            WireFuzz.fuzzerTestOneInput(message);
        }
    }
}
