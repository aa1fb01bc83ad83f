package dev.rustaiide.system.ipc.internal;

import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.common.Glob;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.validation.PathRules;
import dev.rustaiide.foundation.validation.Verdict;
import dev.rustaiide.system.ipc.Reply;
import dev.rustaiide.system.ipc.Request;
import dev.rustaiide.system.ipc.Request.Activate;
import dev.rustaiide.system.ipc.Request.AddFolder;
import dev.rustaiide.system.ipc.Request.OpenFile;
import dev.rustaiide.system.ipc.Request.OpenFolder;
import dev.rustaiide.system.ipc.Request.OpenLocation;
import dev.rustaiide.system.ipc.Request.Shutdown;

/** Requests and replies as JSON. */
final class Wire {
    static final int PROTOCOL = 1;
    private static final String WATCH = "events";

    private Wire() {}

    static Json print(Request request) {
        var json = Json.object().put("protocol", PROTOCOL).put("correlation", Correlation.current());
        switch (request) {
            case OpenFile(Path file, int line, int column) -> json.put("request", "openFile")
                    .put("file", file.toString()).put("line", line).put("column", column);
            case OpenLocation(FileLocation location, int line, int column) -> json.put("request", "openLocation")
                    .put("location", location.toString()).put("line", line).put("column", column);
            case OpenFolder(Path folder) -> json.put("request", "openFolder").put("folder", folder.toString());
            case AddFolder(Path folder) -> json.put("request", "addFolder").put("folder", folder.toString());
            case Activate() -> json.put("request", "activate");
            case Shutdown() -> json.put("request", "shutdown");
        }
        return json.build();
    }

    /** What the other process is at. */
    static String correlation(Json json) {
        return json.string("correlation", "");
    }

    static Json watch(String types) {
        return Json.object().put("protocol", PROTOCOL).put("request", WATCH).put("types", types).build();
    }

    /** The types of events that {@code line} asks to be told of; empty if it asks for something else. */
    static Optional<Glob> watched(String line) {
        try {
            Json json = Json.parse(line);
            boolean watches = json.number("protocol") == PROTOCOL && WATCH.equals(json.string("request"));
            return watches ? Optional.of(Glob.of(json.string("types"))) : Optional.empty();
        } catch (JsonException | IllegalArgumentException unreadable) {
            return Optional.empty(); // request() says what is wrong with it
        }
    }

    static Request request(Json json) throws JsonException {
        long protocol = json.number("protocol");
        if (protocol != PROTOCOL) {
            throw new JsonException("protocol " + protocol + " is not spoken here, but " + PROTOCOL, "/protocol", 0, 0);
        }
        String name = json.string("request");
        return switch (name) {
            case "openFile" -> new OpenFile(path(json, "file"), count(json, "line"), count(json, "column"));
            case "openLocation" ->
                new OpenLocation(location(json), count(json, "line"), count(json, "column"));
            case "openFolder" -> new OpenFolder(path(json, "folder"));
            case "addFolder" -> new AddFolder(path(json, "folder"));
            case "activate" -> new Activate();
            case "shutdown" -> new Shutdown();
            case WATCH -> throw new JsonException("no pattern for types of events", "/types", 0, 0);
            default -> throw new JsonException("no request is called \"" + name + '"', "/request", 0, 0);
        };
    }

    private static Path path(Json json, String name) throws JsonException {
        return switch (PathRules.absolute(json.string(name))) {
            case Verdict.Accepted<Path>(Path path) -> path;
            case Verdict.Refused<Path> refused -> throw new JsonException("no absolute path under \"" + name + "\": "
                    + refused.reason().code(), '/' + name, 0, 0);
        };
    }

    private static FileLocation location(Json json) throws JsonException {
        String text = json.string("location");
        try {
            if (FileLocation.hasScheme(text)) {
                return FileLocation.parse(text);
            }
            throw new JsonException("no scheme under \"location\"", "/location", 0, 0);
        } catch (FailureException noPlace) {
            throw new JsonException(noPlace.failure().why(), "/location", 0, 0);
        }
    }

    private static int count(Json json, String name) {
        return (int) Math.clamp(json.number(name, 0), 0, Integer.MAX_VALUE);
    }

    static Json print(Reply reply) {
        return Json.object().put("accepted", reply.accepted()).put("message", reply.message()).build();
    }

    static Reply reply(Json json) throws JsonException {
        boolean accepted = json.get("accepted").asBoolean()
                .orElseThrow(() -> new JsonException("no truth value under \"accepted\"", "/accepted", 0, 0));
        return new Reply(accepted, json.string("message", ""));
    }
}
