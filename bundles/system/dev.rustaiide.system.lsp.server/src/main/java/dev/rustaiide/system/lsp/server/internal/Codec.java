package dev.rustaiide.system.lsp.server.internal;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.MessageIssue;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.eclipse.lsp4j.jsonrpc.validation.ReflectiveMessageValidator;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/** Messages as LSP4J's objects and as JSON. Any thread may use it. */
final class Codec {
    private final MessageJsonHandler handler;
    private final ReflectiveMessageValidator validator = new ReflectiveMessageValidator();

    Codec() {
        Map<String, JsonRpcMethod> methods =
                new HashMap<>(ServiceEndpoints.getSupportedMethods(org.eclipse.lsp4j.services.LanguageServer.class));
        methods.putAll(ServiceEndpoints.getSupportedMethods(LanguageClient.class));
        handler = new MessageJsonHandler(methods,
                gson -> gson.registerTypeAdapterFactory(new AnnotatedEdits()));
        handler.setMethodProvider(Codec::methodOf);
    }

    /** What came. */
    sealed interface Read {
        /** A message whose parameters have what the protocol demands. */
        record Valid(Message message) implements Read {}

        /**
         * Something else.
         *
         * @param id of a request, to answer it; null if it has none
         */
        record Wrong(@Nullable Either<String, Number> id, ResponseErrorCode code, String why, boolean isAnswered)
                implements Read {}
    }

    Read read(byte[] json) {
        try {
            var in = new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8);
            Message message = handler.parseMessage(in);
            if (message == null) {
                return new Read.Wrong(null, ResponseErrorCode.InvalidRequest, "An empty message.", true);
            }
            if (!(message instanceof ResponseMessage)) {
                validator.consume(message);
            }
            return new Read.Valid(message);
        } catch (MessageIssueException issues) {
            return wrong(issues);
        } catch (RuntimeException strange) { // boundary: LSP4J on what a client made up
            return wrong(json);
        }
    }

    /** LSP4J has given up; whoever waits for an answer gets one if the message tells as much as that. */
    private static Read wrong(byte[] json) {
        try {
            JsonElement tree = JsonParser.parseString(new String(json, StandardCharsets.UTF_8));
            JsonObject message = tree.isJsonObject() ? tree.getAsJsonObject() : new JsonObject();
            boolean isAnswered = !message.has("method") || message.has("id");
            return new Read.Wrong(id(message.get("id")), ResponseErrorCode.InvalidRequest,
                    "The message is no JSON-RPC, or its parameters are not the method's.", isAnswered);
        } catch (JsonParseException unreadable) {
            return new Read.Wrong(null, ResponseErrorCode.ParseError, "The message is no JSON.", true);
        }
    }

    private static @Nullable Either<String, Number> id(@Nullable JsonElement id) {
        return !(id instanceof JsonPrimitive plain) || plain.isBoolean() ? null
                : plain.isString() ? Either.forLeft(plain.getAsString()) : Either.forRight(plain.getAsNumber());
    }

    /** A notification is never answered, a request is, by its id. */
    private static Read wrong(MessageIssueException issues) {
        MessageIssue first = issues.getIssues().getFirst();
        ResponseErrorCode code = first.getIssueCode() == ResponseErrorCode.ParseError.getValue()
                ? ResponseErrorCode.ParseError : ResponseErrorCode.InvalidParams;
        boolean isAnswered = issues.getRpcMessage() instanceof RequestMessage
                || code == ResponseErrorCode.ParseError && !(issues.getRpcMessage() instanceof NotificationMessage);
        Either<String, Number> id = issues.getRpcMessage() instanceof RequestMessage request ? request.getRawId()
                : null;
        String why = first.getText().length() > 300 ? first.getText().substring(0, 300) : first.getText();
        return new Read.Wrong(id, code, why, isAnswered);
    }

    byte[] write(Message message) {
        return handler.serialize(message).getBytes(StandardCharsets.UTF_8);
    }

    /** The id of a request of ours: it names the method, so that the answer is read as what that gives. */
    static String id(long number, String method) {
        return number + ":" + method;
    }

    private static @Nullable String methodOf(@Nullable String id) {
        return id == null ? null : id.substring(id.indexOf(':') + 1);
    }
}
