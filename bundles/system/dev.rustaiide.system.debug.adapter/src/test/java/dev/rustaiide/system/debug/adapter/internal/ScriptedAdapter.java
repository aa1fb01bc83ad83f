package dev.rustaiide.system.debug.adapter.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.rustaiide.foundation.serialization.FramedMessages;
import dev.rustaiide.foundation.serialization.Json;

/** A debug adapter in a process of its own that behaves as its one argument says. It debugs nothing. */
public final class ScriptedAdapter {
    private final OutputStream out = System.out;
    private final String manner;
    private long sequence;

    private ScriptedAdapter(String manner) {
        this.manner = manner;
    }

    public static void main(String... arguments) throws Exception {
        new ScriptedAdapter(arguments[0]).serve();
    }

    /** The command line that starts it, without the manner. */
    static List<String> command() {
        return List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Xshare:auto", "-cp", System.getProperty("java.class.path"), ScriptedAdapter.class.getName());
    }

    private void serve() throws Exception {
        if (manner.equals("garbage")) {
            out.write("no protocol at all\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
            out.flush();
            Thread.sleep(60_000);
        }
        var messages = new FramedMessages(System.in, 1 << 20);
        for (FramedMessages.Message message = messages.next(); message != null; message = messages.next()) {
            take(Json.parse(new String(message.start(), StandardCharsets.UTF_8)));
        }
    }

    private void take(Json request) throws Exception {
        String command = request.string("command", "");
        switch (command + ' ' + manner) {
            case "launch crashes" -> {
                System.err.println("something inside is broken");
                System.exit(7);
            }
            case "initialize silent", "threads slow" -> Thread.sleep(60_000);
            case "threads crashes-later" -> System.exit(9);
            case "launch refuses" -> answer(request, false, "the program is of another machine");
            case "threads odd" -> {
                write("{\"seq\": 1, \"type\": \"event\", \"event\": \"stopped\", \"body\": []}");
                write("{not json");
                write("{\"type\": \"response\", \"request_seq\": 999, \"success\": true}");
                write("{\"type\": \"request\", \"seq\": 5, \"command\": \"runInTerminal\"}");
                answer(request, true, "{\"threads\": [{\"id\": \"x\"}, 7, {\"id\": 3, \"name\": \"main\"}]}");
            }
            default -> answer(request, true, command.equals("initialize")
                    ? "{\"supportsConfigurationDoneRequest\": true, \"supportsCancelRequest\": true}" : "{}");
        }
        if (command.equals("launch")) {
            write("{\"seq\": 0, \"type\": \"event\", \"event\": \"initialized\"}");
        }
        if (command.equals("disconnect") && !manner.equals("stays")) {
            System.exit(0);
        }
    }

    private void answer(Json request, boolean success, String bodyOrMessage) throws IOException {
        write("{\"seq\": " + ++sequence + ", \"type\": \"response\", \"request_seq\": " + request.get("seq").print()
                + ", \"success\": " + success + ", \"command\": " + request.get("command").print()
                + (success ? ", \"body\": " + bodyOrMessage : ", \"message\": " + Json.of(bodyOrMessage).print())
                + '}');
    }

    private void write(String message) throws IOException {
        byte[] body = message.getBytes(StandardCharsets.UTF_8);
        out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }
}
