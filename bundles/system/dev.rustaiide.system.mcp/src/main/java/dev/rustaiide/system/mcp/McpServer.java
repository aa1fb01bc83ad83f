package dev.rustaiide.system.mcp;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.security.SecretId;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.Schema;
import dev.rustaiide.foundation.serialization.Shape;

/**
 * A server with tools, as it stands in the user's settings: a program of this machine, or an address.
 *
 * @param name by which people, models and the audit trail know it: small letters, digits and hyphens
 * @param command the program, by its name or absolute path, with its arguments; empty if it has an address
 * @param address of the web; empty if it is a program
 * @param environment variables for the program, as {@code NAME=VALUE}; nothing secret
 * @param secrets variables for the program whose values are kept under {@link #secret}; {@code TOKEN} is what an
 *     address is told as a bearer token
 * @param tools those that may be used; all if it is empty
 * @param isOn whether the user allows that it is started or asked
 */
public record McpServer(String name, List<String> command, Optional<URI> address, List<String> environment,
        List<String> secrets, List<String> tools, boolean isOn) {
    /** What the bearer token of an address is called among {@link #secrets}. */
    public static final String TOKEN = "TOKEN";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}");
    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    /** Loaders and interpreters do what these say, whatever the command is. */
    private static final Pattern CHANGES_WHAT_RUNS = Pattern.compile("LD_.*|DYLD_.*|PATH|JAVA_TOOL_OPTIONS|NODE_OPTIONS"
            + "|PYTHONPATH|PYTHONSTARTUP|PERL5LIB|RUBYOPT|BASH_ENV|ENV|GIT_.*");

    /** How one is written in the settings. */
    public static final Schema<McpServer> SCHEMA = Schema.<McpServer>of("mcpServer", 1, fields -> {
        var name = fields.text("name", McpServer::name);
        var command = fields.list("command", Shape.text(), McpServer::command).orElse(List.of());
        var address = fields.value("address", Shape.optional(Shape.text(URI::toString, McpServer::addressOf)),
                McpServer::address).orElse(Optional.empty());
        var environment = fields.list("environment", Shape.text(), McpServer::environment).orElse(List.of());
        var secrets = fields.list("secrets", Shape.text(), McpServer::secrets).orElse(List.of());
        var tools = fields.list("tools", Shape.text(), McpServer::tools).orElse(List.of());
        var on = fields.flag("on", McpServer::isOn).orElse(false);
        return row -> new McpServer(row.get(name), row.get(command), row.get(address), row.get(environment),
                row.get(secrets), row.get(tools), row.get(on));
    }).strict();

    /** The same as a JSON Schema. */
    public static final Json FORM = Json.object().put("type", "object").put("additionalProperties", false)
            .put("required", Json.strings(List.of("name")))
            .put("properties", Json.object()
                    .put("name", text("What you call it: small letters, digits and hyphens."))
                    .put("command", texts("The program with its arguments; it is started in trusted folders only."))
                    .put("address", text("Instead of a command: where it is, such as https://tools.example/mcp."))
                    .put("environment", texts("Variables for the program, as NAME=VALUE; nothing secret."))
                    .put("secrets", texts("Variables whose values are in the keyring: rust-ai-ide secret set"
                            + " mcp/NAME/VARIABLE. TOKEN is the bearer token of an address."))
                    .put("tools", texts("The tools that may be used; all if this is left out."))
                    .put("on", Json.object().put("type", "boolean").put("description",
                            "Whether it may be started or asked at all.").build())
                    .build())
            .build();

    /** @throws IllegalArgumentException with a sentence for people if a part is none */
    public McpServer {
        require(NAME.matcher(name).matches(), "A server is called by small letters, digits and hyphens, 24 at most.");
        require(command.isEmpty() != address.isEmpty(), "A server has either a command or an address.");
        require(command.isEmpty() || isProgram(command.getFirst()),
                "A program is named by its name or its absolute path.");
        require(address.map(McpServer::isWeb).orElse(true), "An address is like https://server/path.");
        require(environment.stream().allMatch(McpServer::isAssignment), "Variables are written NAME=VALUE.");
        require(secrets.stream().allMatch(McpServer::isVariable), "A secret is named like a variable.");
        command = List.copyOf(command);
        environment = List.copyOf(environment);
        secrets = List.copyOf(secrets);
        tools = List.copyOf(tools);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** One with a folder in its name would be another program in another folder. */
    private static boolean isProgram(String program) {
        return !program.isBlank() && program.indexOf('\0') < 0
                && (program.indexOf('/') < 0 && program.indexOf('\\') < 0 || Path.of(program).isAbsolute());
    }

    private static boolean isWeb(URI address) {
        return address.getHost() != null && ("https".equalsIgnoreCase(address.getScheme())
                || "http".equalsIgnoreCase(address.getScheme())) && address.getRawUserInfo() == null
                && address.getRawFragment() == null;
    }

    private static boolean isVariable(String name) {
        return VARIABLE.matcher(name).matches() && !CHANGES_WHAT_RUNS.matcher(name).matches();
    }

    private static boolean isAssignment(String text) {
        int equals = text.indexOf('=');
        return equals > 0 && isVariable(text.substring(0, equals)) && text.indexOf('\0') < 0;
    }

    private static URI addressOf(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException odd) {
            throw new IllegalArgumentException(odd);
        }
    }

    private static Json text(String description) {
        return Json.object().put("type", "string").put("description", description).build();
    }

    private static Json texts(String description) {
        return Json.object().put("type", "array").put("description", description)
                .put("items", Json.object().put("type", "string").build()).build();
    }

    /** What the value of {@code variable} is called in the keyring. */
    public SecretId secret(String variable) {
        return new SecretId("mcp/" + name + '/' + variable);
    }

    /** Whether what it is sent can be read on the way. */
    public boolean isReadable() {
        return address.filter(at -> "http".equalsIgnoreCase(at.getScheme())
                && !LOOPBACK.matcher(at.getHost()).matches()).isPresent();
    }

    /** The {@link #environment} by name. */
    public Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        for (String each : environment) {
            int equals = each.indexOf('=');
            variables.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return variables;
    }
}
