package dev.rustaiide.system.external.apis;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.foundation.security.SecretId;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.Schema;
import dev.rustaiide.foundation.serialization.Shape;

/**
 * A server with models, as it stands in the user's settings.
 *
 * @param name by which people and the audit trail know it: small letters, digits and hyphens
 * @param address of the web, HTTP or HTTPS, with the path below which the protocol begins
 * @param models by the server's own names, the preferred first
 * @param tasks what its models may be asked for; what the protocol cannot do is left out
 * @param window how many tokens a prompt and its answer can have together
 * @param needsKey whether it wants a key, which is kept under {@link #key}
 * @param staysHere whether the user vouches that this server, being on this machine, hands nothing on to another
 */
public record Provider(String name, Protocol protocol, URI address, List<String> models, Set<ModelTask> tasks,
        int window, boolean needsKey, boolean staysHere) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern LOOPBACK = Pattern
            .compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_MODEL = 200;
    private static final int LEAST_WINDOW = 256;
    private static final int MOST_WINDOW = 100_000_000;

    /** How one is written in the settings. */
    public static final Schema<Provider> SCHEMA = Schema.<Provider>of("provider", 1, fields -> {
        var name = fields.text("name", Provider::name);
        var kind = fields.value("kind", Shape.text(Protocol::word, Provider::protocolOf), Provider::protocol);
        var address = fields.value("address", Shape.text(URI::toString, Provider::addressOf), Provider::address);
        var models = fields.list("models", Shape.text(), Provider::models);
        var tasks = fields.list("tasks", Shape.text(ModelTask::word, Provider::taskOf),
                provider -> List.copyOf(provider.tasks())).orElse(List.of(ModelTask.CHAT));
        var window = fields.number("window", Provider::window).orElse(0);
        var key = fields.flag("key", Provider::needsKey).orElse(false);
        var stays = fields.flag("staysHere", Provider::staysHere).orElse(false);
        return row -> new Provider(row.get(name), row.get(kind), row.get(address), row.get(models),
                Set.copyOf(row.get(tasks)), row.integer(window), row.get(key), row.get(stays));
    }).strict();

    /** The same as a JSON Schema. */
    public static final Json FORM = Json.object().put("type", "object").put("additionalProperties", false)
            .put("required", Json.strings(List.of("name", "kind", "address", "models")))
            .put("properties", Json.object()
                    .put("name", text("What you call it: small letters, digits and hyphens."))
                    .put("kind", Json.object().put("enum", Json.strings(List.of("openai", "ollama", "anthropic")))
                            .put("description", "The protocol that it speaks.").build())
                    .put("address", text("Where it is, such as http://127.0.0.1:11434."))
                    .put("models", texts("The models to use, the preferred first.", text("A model.")))
                    .put("tasks", texts("What they may be asked for.",
                            Json.object().put("enum", Json.strings(List.of("chat", "complete"))).build()))
                    .put("window", Json.object().put("type", "integer").put("description",
                            "Tokens that a prompt and its answer can have together; 0 for what is usual.").build())
                    .put("key", flag("Whether it wants a key: rust-ai-ide providers key NAME."))
                    .put("staysHere", flag("Whether it runs on this machine and hands nothing on to another."))
                    .build())
            .build();

    /** @throws IllegalArgumentException with a sentence for people if a part is none */
    public Provider {
        require(NAME.matcher(name).matches() && !name.equals(BackendId.LOCAL),
                "A provider is called by small letters, digits and hyphens, and not “" + BackendId.LOCAL + "”.");
        require(isWeb(address), "“" + address + "” is no address such as https://server/path.");
        require(models.stream().allMatch(Provider::isModel), "A model has a name of 1 to 200 visible characters.");
        require(window == 0 || window >= LEAST_WINDOW && window <= MOST_WINDOW, "A window has 256 tokens or more.");
        models = models.stream().distinct().toList();
        window = window == 0 ? protocol.usualWindow() : window;
        var able = EnumSet.noneOf(ModelTask.class);
        able.addAll(tasks);
        able.retainAll(protocol.tasks());
        tasks = Set.copyOf(able);
        require(!staysHere || LOOPBACK.matcher(address.getHost()).matches(),
                "Only a server of this machine can be said to stay here.");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static boolean isWeb(URI address) {
        return address.getHost() != null && List.of("http", "https").contains(scheme(address))
                && address.getRawUserInfo() == null && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }

    private static String scheme(URI address) {
        return address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    }

    /** Whether a server may call a model so. */
    public static boolean isModel(String model) {
        return !model.isBlank() && model.length() <= LONGEST_MODEL
                && model.chars().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c));
    }

    private static Protocol protocolOf(String word) {
        return Protocol.of(word).orElseThrow(() -> new IllegalArgumentException("no protocol: " + word));
    }

    private static URI addressOf(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException odd) {
            throw new IllegalArgumentException(odd);
        }
    }

    private static ModelTask taskOf(String word) {
        return ModelTask.of(word).orElseThrow(() -> new IllegalArgumentException("no task: " + word));
    }

    private static Json text(String description) {
        return Json.object().put("type", "string").put("description", description).build();
    }

    private static Json flag(String description) {
        return Json.object().put("type", "boolean").put("description", description).build();
    }

    private static Json texts(String description, Json item) {
        return Json.object().put("type", "array").put("description", description).put("items", item).build();
    }

    /** What its key is called in the keyring. */
    public SecretId key() {
        return new SecretId("providers/" + name + "/key");
    }

    /** Whether it is on this machine, as far as its address tells. */
    public boolean isHere() {
        return LOOPBACK.matcher(address.getHost()).matches();
    }

    /** Whether what it is sent can be read on the way. */
    public boolean isReadable() {
        return scheme(address).equals("http") && !isHere();
    }

    /** As the gate's list of allowed servers has it. */
    public String server() {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return (scheme(address).equals("http") ? "http://" : "") + address.getHost() + port;
    }
}
