package dev.rustaiide.system.debug.adapter.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.debug.adapter.DebugTarget;
import dev.rustaiide.system.debug.adapter.DebugThread;
import dev.rustaiide.system.debug.adapter.ExceptionFilter;
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.Instruction;
import dev.rustaiide.system.debug.adapter.LoadedModule;
import dev.rustaiide.system.debug.adapter.MemoryBlock;
import dev.rustaiide.system.debug.adapter.ProgramStart;
import dev.rustaiide.system.debug.adapter.Variable;
import dev.rustaiide.system.debug.adapter.VariableScope;

/** Reads what adapters answer. What is missing or odd costs itself alone. */
final class Readings {
    private static final Pattern CODE = Pattern.compile("(\\S+)\\s+(.*)");
    private static final Pattern PLACE =
            Pattern.compile("(?s)(0x[0-9a-fA-F]+)(?:\\s.*)?|[^@]* @ (0x[0-9a-fA-F]+)");
    private static final Pattern MANGLED =
            Pattern.compile("\\b(?:_R|__R|_ZN)\\w[\\w.$]*|(?<![\\w$])_\\$\\w+\\$[\\w.$:]+");

    private final Path folder;
    private final boolean isRust;
    private final RustToolchain toolchain;
    private final AsyncFrames async = new AsyncFrames();
    /** Whether files of other machines are on this one too. */
    private final Map<Path, Boolean> there = new ConcurrentHashMap<>();

    Readings(Path folder, boolean isRust, RustToolchain toolchain) {
        this.folder = folder;
        this.isRust = isRust;
        this.toolchain = toolchain;
    }

    static List<DebugThread> threads(Json body) {
        return body.get("threads").items().stream()
                .map(one -> new DebugThread(one.number("id", 0), one.string("name", ""))).toList();
    }

    static List<ExceptionFilter> filters(Json capabilities) {
        return capabilities.get("exceptionBreakpointFilters").items().stream()
                .map(one -> new ExceptionFilter(one.string("filter", ""), one.string("label", ""),
                        one.flag("default", false)))
                .toList();
    }

    List<Frame> frames(Json body) {
        return body.get("stackFrames").items().stream().map(this::frame).toList();
    }

    private Frame frame(Json json) {
        Optional<Path> named = path(json.get("source"));
        Optional<Path> file = named.filter(path -> there.computeIfAbsent(path, Files::isRegularFile));
        String said = json.string("name", "");
        String plain = isRust ? RustNames.readable(said) : said;
        String name = isRust && file.isPresent() ? async.name(plain, file.get()) : plain;
        var at = new Position(fromZero(json.number("line", 0)), fromZero(json.number("column", 0)));
        return new Frame(json.number("id", 0), name, file, at,
                kind(json, named), json.string("instructionPointerReference", ""));
    }

    private Frame.Kind kind(Json json, Optional<Path> file) {
        if (json.string("presentationHint", "").equals("label")) {
            return Frame.Kind.LABEL;
        }
        return file.filter(this::isOwn).isPresent() ? Frame.Kind.OWN : Frame.Kind.LIBRARY;
    }

    /** What lies in the project, but not what was fetched or made there. */
    private boolean isOwn(Path file) {
        if (!file.startsWith(folder)) {
            return false;
        }
        for (Path part : folder.relativize(file)) {
            String name = part.toString();
            if (name.equals("target") || name.equals("vendor") || name.equals("node_modules")
                    || name.equals("site-packages")) {
                return false;
            }
        }
        return true;
    }

    private Optional<Path> path(Json source) {
        String text = source.string("path", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(toolchain.here(text));
        } catch (InvalidPathException odd) {
            return Optional.empty();
        }
    }

    static int fromZero(long number) {
        return (int) Math.max(0, Math.min(number - 1, Integer.MAX_VALUE));
    }

    static List<VariableScope> scopes(Json body) {
        return body.get("scopes").items().stream().map(one -> new VariableScope(one.string("name", ""),
                one.number("variablesReference", 0), isMain(one), one.flag("expensive", false))).toList();
    }

    /** Not all adapters say what their scopes are; what they call them tells. */
    private static boolean isMain(Json scope) {
        String kind = scope.string("presentationHint", scope.string("name", "")).toLowerCase(Locale.ROOT);
        return kind.startsWith("local") || kind.startsWith("argument");
    }

    List<Variable> variables(Json body) {
        List<Variable> all = body.get("variables").items().stream()
                .map(one -> variable(one.string("name", ""), one, "value")).toList();
        return isRust ? AsyncFrames.own(all) : all;
    }

    /** @param valueName the member that has the value: it has several names in the protocol */
    Variable variable(String name, Json json, String valueName) {
        String value = json.string(valueName, "");
        String type = json.string("type", "");
        return new Variable(isRust ? RustValues.name(name) : name, isRust ? RustValues.value(value, type) : value,
                isRust ? RustValues.type(type) : type, json.number("variablesReference", 0),
                json.number("indexedVariables", 0), json.string("evaluateName", ""),
                json.string("memoryReference", place(value)));
    }

    /** Not all adapters say where a value lies; what it looks like tells: {@code 0x7ffe}, {@code Order @ 0x7ffe}. */
    private static String place(String value) {
        Matcher place = PLACE.matcher(value);
        return !place.matches() ? "" : place.group(1) == null ? place.group(2) : place.group(1);
    }

    List<Instruction> instructions(Json body) {
        Optional<Path> file = Optional.empty();
        var all = new ArrayList<Instruction>();
        for (Json one : body.get("instructions").items()) {
            // The place is told where it changes.
            Optional<Path> named = path(one.get("location"));
            file = named.isPresent() ? named : file;
            String symbol = one.string("symbol", "");
            all.add(new Instruction(one.string("address", ""), one.string("instructionBytes", ""),
                    code(one.string("instruction", "")), isRust ? RustNames.readable(symbol) : symbol, file,
                    (int) one.number("line", 0) - 1));
        }
        return all;
    }

    /** Operands begin at one column, whatever an adapter puts between; names of functions are readable. */
    private String code(String said) {
        Matcher parts = CODE.matcher(said.strip());
        String text = parts.matches() ? String.format(Locale.ROOT, "%-7s %s", parts.group(1), parts.group(2))
                : said.strip();
        return isRust ? MANGLED.matcher(text).replaceAll(name -> Matcher.quoteReplacement(
                RustNames.readable(name.group()))) : text;
    }

    static MemoryBlock memory(Json body) {
        String address = body.string("address", "0");
        byte[] bytes = new byte[0];
        try {
            bytes = Base64.getDecoder().decode(body.string("data", ""));
        } catch (IllegalArgumentException odd) {
            // It is shown as memory that cannot be read.
        }
        return new MemoryBlock(address(address), bytes);
    }

    private static long address(String text) {
        try {
            return text.startsWith("0x") || text.startsWith("0X") ? Long.parseUnsignedLong(text.substring(2), 16)
                    : Long.parseUnsignedLong(text);
        } catch (NumberFormatException odd) {
            return 0;
        }
    }

    /** What {@code runInTerminal} asks for. */
    static ProgramStart program(DebugTarget target, Json arguments) {
        var environment = new HashMap<String, Optional<String>>();
        arguments.get("env").members().forEach((name, value) -> environment.put(name, value.asString()));
        String folder = arguments.string("cwd", "");
        List<String> command = arguments.get("args").items().stream().flatMap(word -> word.asString().stream())
                .toList();
        return new ProgramStart(target.title(), folder.isEmpty() ? target.folder() : Path.of(folder), command,
                environment);
    }

    static List<LoadedModule> modules(Json body) {
        return body.get("modules").items().stream().map(one -> new LoadedModule(one.string("name", ""),
                one.string("path", ""), one.string("symbolStatus", ""))).toList();
    }
}
