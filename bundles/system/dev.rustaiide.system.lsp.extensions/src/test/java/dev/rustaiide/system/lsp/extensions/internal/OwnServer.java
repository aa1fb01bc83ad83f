package dev.rustaiide.system.lsp.extensions.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.lsp.extensions.protocol.Analysis;
import dev.rustaiide.system.lsp.extensions.protocol.DocumentParams;
import dev.rustaiide.system.lsp.extensions.protocol.Extension;
import dev.rustaiide.system.lsp.extensions.protocol.Wire;

/** A server on the standard streams that counts in bytes and answers our analysis; "wrong" makes it answer nonsense. */
final class OwnServer {
    private OwnServer() {}

    public static void main(String[] arguments) throws IOException, JsonException {
        var in = new DataInputStream(System.in);
        while (true) {
            int length = Integer.parseInt(line(in).replaceAll("\\D", ""));
            line(in);
            byte[] body = in.readNBytes(length);
            take(Json.parse(new String(body, StandardCharsets.UTF_8)), arguments[0]);
        }
    }

    private static String line(DataInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                System.exit(0);
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private static void take(Json message, String mode) throws JsonException {
        switch (message.string("method", "")) {
            case "initialize" -> answer(message, Json.object().put("capabilities", Json.object()
                    .put("textDocumentSync", 1).put("positionEncoding", "utf-8").put("experimental", Json.object()
                            .put(Extension.CAPABILITY, Extension.capability()).build()).build()).build());
            case "rust-ai-ide/analysis" -> {
                Wire.read(DocumentParams.class, message.get("params"));
                Range name = Range.of(0, 4, 0, 5); // behind four bytes
                answer(message, mode.equals("wrong") ? Json.object().put("isParsed", 1).build()
                        : Wire.json(new Analysis(mode.equals("fine"), 1, 1, 0, 0, 0, List.of(
                                new Analysis.Measured("f", name, name, 1, 2, 3, 4)))));
            }
            case "exit" -> System.exit(0);
            default -> {
                if (!message.get("id").isNull()) {
                    answer(message, Json.NULL);
                }
            }
        }
    }

    private static void answer(Json message, Json result) {
        byte[] body = Json.object().put("jsonrpc", "2.0").put("id", message.get("id")).put("result", result).build()
                .print().getBytes(StandardCharsets.UTF_8);
        System.out.print("Content-Length: " + body.length + "\r\n\r\n");
        System.out.write(body, 0, body.length);
        System.out.flush();
    }
}
