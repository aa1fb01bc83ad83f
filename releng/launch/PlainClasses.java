import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns what classes leave to be spun at run time (lambdas, switches over types, the methods of records) into classes
 * of their own. The AOT cache keeps those of bundles; what is spun for a bundle's class loader it does not keep, and a
 * start spins more than a thousand.
 *
 * <p>A call site stays as long as it is: {@code invokedynamic} becomes {@code invokestatic} and two {@code nop}, so
 * that nothing else of the class changes, its frames and line numbers included. The new class belongs to the nest of
 * the old one and may therefore call its private methods. What is not understood stays as it was.
 */
class PlainClasses {
    private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final ClassDesc LAMBDAS = ClassDesc.of("java.lang.invoke.LambdaMetafactory");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");
    private static final MethodTypeDesc EQUALS = MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object,
            ConstantDescs.CD_Object);
    private static final int SYNTHETIC = ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC;
    private static final String INSTANCE = "INSTANCE";
    /** The method by which a new class is entered. */
    private static final String ENTRY = "of";

    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private final Map<String, List<ClassDesc>> nests = new HashMap<>();

    /** The classes of {@code before} (by their names in the jar), and those that they became. */
    static Map<String, byte[]> of(Map<String, byte[]> before) {
        var plain = new PlainClasses();
        before.forEach(plain::add);
        plain.nests.forEach((host, members) -> plain.classes.computeIfPresent(host,
                (name, bytes) -> ClassBytes.of(bytes).withNestMembers(members)));
        return plain.classes;
    }

    private void add(String name, byte[] bytes) {
        ClassModel model = ClassFile.of().parse(bytes);
        ClassDesc host = model.findAttribute(Attributes.nestHost())
                .map(NestHostAttribute::nestHost).map(entry -> entry.asSymbol()).orElse(model.thisClass().asSymbol());
        var sites = new HashMap<Site, MethodCall>();
        if (model.majorVersion() >= ClassFile.JAVA_11_VERSION) {
            for (MethodModel method : model.methods()) {
                method.code().ifPresent(
                        code -> code.elementStream().forEach(element -> visit(element, model, host, sites)));
            }
        }
        classes.put(name, sites.isEmpty() ? bytes : ClassBytes.of(bytes).withCalls(sites));
    }

    /** An {@code invokedynamic}, known by its entry in the constant pool. */
    record Site(int entry) {}

    /** What is called in its place, a static method. */
    record MethodCall(ClassDesc owner, String name, MethodTypeDesc type) {}

    private void visit(CodeElement element, ClassModel outer, ClassDesc host, Map<Site, MethodCall> sites) {
        if (!(element instanceof InvokeDynamicInstruction call)) {
            return;
        }
        var site = new Site(call.invokedynamic().index());
        if (!sites.containsKey(site)) {
            ClassDesc plain = ClassDesc.ofDescriptor(outer.thisClass().asSymbol().descriptorString()
                    .replaceFirst(";$", "\\$\\$Plain" + sites.size() + ";"));
            bytesOf(call, outer, plain, host).ifPresent(bytes -> {
                sites.put(site, callOf(call, plain));
                classes.put(internalName(plain) + ".class", bytes);
                nests.computeIfAbsent(internalName(host) + ".class", none -> new ArrayList<>()).add(plain);
            });
        }
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private static MethodCall callOf(InvokeDynamicInstruction call, ClassDesc plain) {
        return new MethodCall(plain, ENTRY, call.typeSymbol());
    }

    private static Optional<byte[]> bytesOf(InvokeDynamicInstruction call, ClassModel outer, ClassDesc plain,
            ClassDesc host) {
        DirectMethodHandleDesc bootstrap = call.bootstrapMethod();
        List<ConstantDesc> arguments = call.bootstrapArgs();
        if (bootstrap.owner().equals(LAMBDAS) && bootstrap.methodName().equals("metafactory")) {
            return new Lambda(call, outer, plain).bytes(outer.majorVersion(), host);
        }
        if (bootstrap.owner().equals(SWITCHES) && bootstrap.methodName().equals("typeSwitch")
                && arguments.stream().allMatch(ClassDesc.class::isInstance)) {
            return Optional.of(statics(plain, host, outer.majorVersion(), call.typeSymbol(),
                    code -> typeSwitch(code, arguments)));
        }
        if (bootstrap.owner().equals(RECORDS)) {
            return Optional.of(statics(plain, host, outer.majorVersion(), call.typeSymbol(),
                    code -> ofRecord(call.name().stringValue(), code, arguments)));
        }
        return Optional.empty();
    }

    private static byte[] statics(ClassDesc plain, ClassDesc host, int version, MethodTypeDesc type,
            Consumer<CodeBuilder> body) {
        return ClassFile.of().build(plain, builder -> builder.withVersion(version, 0)
                .withFlags(SYNTHETIC)
                .with(NestHostAttribute.of(host))
                .withMethodBody(ENTRY, type, ClassFile.ACC_STATIC, body));
    }

    /** The first label from the second parameter on that fits the first one; -1 for null. */
    private static void typeSwitch(CodeBuilder code, List<ConstantDesc> labels) {
        code.aload(0).ifThen(Opcode.IFNULL, none -> none.iconst_m1().ireturn());
        for (int i = 0; i < labels.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
            code.loadConstant(i).ireturn();
            code.labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }

    private static void ofRecord(String method, CodeBuilder code, List<ConstantDesc> arguments) {
        var type = (ClassDesc) arguments.getFirst();
        String names = (String) arguments.get(1);
        List<DirectMethodHandleDesc> fields =
                arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
        switch (method) {
            case "equals" -> recordEquals(code, type, fields);
            case "hashCode" -> recordHash(code, type, fields);
            default -> recordText(code, type, fields, names.isEmpty() ? new String[0] : names.split(";"));
        }
    }

    private static void recordEquals(CodeBuilder code, ClassDesc type, List<DirectMethodHandleDesc> fields) {
        Label different = code.newLabel();
        code.aload(1).instanceOf(type).ifeq(different);
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc kind = fieldType(field);
            code.aload(0).getfield(type, field.methodName(), kind);
            code.aload(1).checkcast(type).getfield(type, field.methodName(), kind);
            switch (TypeKind.from(kind)) {
                case REFERENCE -> code.invokestatic(OBJECTS, "equals", EQUALS).ifeq(different);
                case LONG -> code.lcmp().ifne(different);
                case DOUBLE, FLOAT -> code
                        .invokestatic(wrapper(kind), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, kind, kind))
                        .ifne(different);
                default -> code.if_icmpne(different);
            }
        }
        code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
    }

    private static void recordHash(CodeBuilder code, ClassDesc type, List<DirectMethodHandleDesc> fields) {
        code.iconst_0();
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc kind = fieldType(field);
            code.bipush(31).imul().aload(0).getfield(type, field.methodName(), kind);
            if (kind.isPrimitive()) {
                code.invokestatic(wrapper(kind), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, kind));
            } else {
                code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.ofDescriptor("(Ljava/lang/Object;)I"));
            }
            code.iadd();
        }
        code.ireturn();
    }

    private static void recordText(CodeBuilder code, ClassDesc type, List<DirectMethodHandleDesc> fields,
            String[] names) {
        code.new_(BUILDER).dup().invokespecial(BUILDER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        String simple = type.displayName();
        String before = simple.substring(simple.lastIndexOf('$') + 1) + '[';
        for (int i = 0; i < names.length; i++) {
            append(code.loadConstant(before + names[i] + '='), ConstantDescs.CD_String);
            append(code.aload(0).getfield(type, names[i], fieldType(fields.get(i))), fieldType(fields.get(i)));
            before = ", ";
        }
        append(code.loadConstant(names.length == 0 ? before + ']' : "]"), ConstantDescs.CD_String);
        code.invokevirtual(BUILDER, "toString", MethodTypeDesc.ofDescriptor("()Ljava/lang/String;")).areturn();
    }

    private static void append(CodeBuilder code, ClassDesc type) {
        ClassDesc shown = switch (TypeKind.from(type)) {
            case REFERENCE -> type.equals(ConstantDescs.CD_String) ? type : ConstantDescs.CD_Object;
            case BYTE, SHORT, INT -> ConstantDescs.CD_int;
            default -> type;
        };
        code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, shown));
    }

    private static ClassDesc fieldType(DirectMethodHandleDesc getter) {
        return getter.invocationType().returnType();
    }

    static ClassDesc wrapper(ClassDesc primitive) {
        return switch (primitive.descriptorString().charAt(0)) {
            case 'Z' -> ConstantDescs.CD_Boolean;
            case 'B' -> ConstantDescs.CD_Byte;
            case 'C' -> ConstantDescs.CD_Character;
            case 'S' -> ConstantDescs.CD_Short;
            case 'I' -> ConstantDescs.CD_Integer;
            case 'J' -> ConstantDescs.CD_Long;
            case 'F' -> ConstantDescs.CD_Float;
            case 'D' -> ConstantDescs.CD_Double;
            default -> throw new IllegalArgumentException(primitive.descriptorString());
        };
    }

    /** A lambda or method reference that becomes a class: its captured values are fields. */
    private record Lambda(InvokeDynamicInstruction call, ClassModel outer, ClassDesc plain) {
        Optional<byte[]> bytes(int version, ClassDesc host) {
            List<ConstantDesc> arguments = call.bootstrapArgs();
            var erased = (MethodTypeDesc) arguments.get(0);
            var body = (DirectMethodHandleDesc) arguments.get(1);
            var exact = (MethodTypeDesc) arguments.get(2);
            if (!isUnderstood(body, erased, exact)) {
                return Optional.empty();
            }
            ClassDesc shape = call.typeSymbol().returnType();
            List<ClassDesc> captured = call.typeSymbol().parameterList();
            return Optional.of(ClassFile.of().build(plain, builder -> {
                builder.withVersion(version, 0).withFlags(SYNTHETIC).withInterfaceSymbols(shape)
                        .with(NestHostAttribute.of(host));
                for (int i = 0; i < captured.size(); i++) {
                    builder.withField("f" + i, captured.get(i), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
                }
                MethodTypeDesc creation = MethodTypeDesc.of(ConstantDescs.CD_void, captured);
                builder.withMethodBody(ConstantDescs.INIT_NAME, creation, ClassFile.ACC_PRIVATE, this::constructor);
                if (captured.isEmpty()) {
                    builder.withField(INSTANCE, plain, ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
                    builder.withMethodBody(ConstantDescs.CLASS_INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_STATIC,
                            code -> code.new_(plain).dup().invokespecial(plain, ConstantDescs.INIT_NAME, creation)
                                    .putstatic(plain, INSTANCE, plain).return_());
                }
                builder.withMethodBody(ENTRY, call.typeSymbol(), ClassFile.ACC_STATIC, code -> factory(code, creation));
                builder.withMethodBody(call.name().stringValue(), erased, ClassFile.ACC_PUBLIC,
                        code -> invoke(code, erased, exact, body));
            }));
        }

        /** Protected methods of a class elsewhere are for the old class alone; compilers make bridges for them. */
        private boolean isUnderstood(DirectMethodHandleDesc body, MethodTypeDesc erased, MethodTypeDesc exact) {
            MethodTypeDesc type = body.invocationType();
            int captured = call.typeSymbol().parameterCount();
            if (type.parameterCount() != captured + erased.parameterCount()) {
                return false;
            }
            boolean special = body.kind() == DirectMethodHandleDesc.Kind.SPECIAL
                    || body.kind() == DirectMethodHandleDesc.Kind.INTERFACE_SPECIAL;
            if (special && !isPrivate(body)) {
                return false; // super.method()
            }
            for (int i = 0; i < captured; i++) {
                if (call.typeSymbol().parameterType(i).isPrimitive() != type.parameterType(i).isPrimitive()) {
                    return false;
                }
            }
            for (int i = 0; i < erased.parameterCount(); i++) {
                ClassDesc wanted = type.parameterType(captured + i);
                if (!Conversion.exists(erased.parameterType(i), exact.parameterType(i), wanted)) {
                    return false;
                }
            }
            ClassDesc given = type.returnType();
            return erased.returnType().equals(ConstantDescs.CD_void)
                    || !given.equals(ConstantDescs.CD_void)
                            && Conversion.exists(given, exact.returnType(), erased.returnType());
        }

        private boolean isPrivate(DirectMethodHandleDesc body) {
            return body.owner().equals(outer.thisClass().asSymbol()) && outer.methods().stream()
                    .filter(method -> method.flags().has(AccessFlag.PRIVATE))
                    .anyMatch(method -> method.methodName().equalsString(body.methodName())
                            && method.methodType().equalsString(body.lookupDescriptor()));
        }

        private void constructor(CodeBuilder code) {
            code.aload(0).invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
            int slot = 1;
            List<ClassDesc> captured = call.typeSymbol().parameterList();
            for (int i = 0; i < captured.size(); i++) {
                TypeKind kind = TypeKind.from(captured.get(i));
                code.aload(0).loadLocal(kind, slot).putfield(plain, "f" + i, captured.get(i));
                slot += kind.slotSize();
            }
            code.return_();
        }

        private void factory(CodeBuilder code, MethodTypeDesc creation) {
            if (creation.parameterCount() == 0) {
                code.getstatic(plain, INSTANCE, plain).areturn();
                return;
            }
            code.new_(plain).dup();
            int slot = 0;
            for (ClassDesc each : creation.parameterList()) {
                code.loadLocal(TypeKind.from(each), slot);
                slot += TypeKind.from(each).slotSize();
            }
            code.invokespecial(plain, ConstantDescs.INIT_NAME, creation).areturn();
        }

        private void invoke(CodeBuilder code, MethodTypeDesc erased, MethodTypeDesc exact,
                DirectMethodHandleDesc body) {
            MethodTypeDesc type = body.invocationType();
            if (body.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR) {
                code.new_(body.owner()).dup();
            }
            List<ClassDesc> captured = call.typeSymbol().parameterList();
            for (int i = 0; i < captured.size(); i++) {
                code.aload(0).getfield(plain, "f" + i, captured.get(i));
                new Conversion(captured.get(i), captured.get(i), type.parameterType(i)).write(code);
            }
            int slot = 1;
            for (int i = 0; i < erased.parameterCount(); i++) {
                TypeKind kind = TypeKind.from(erased.parameterType(i));
                code.loadLocal(kind, slot);
                slot += kind.slotSize();
                new Conversion(erased.parameterType(i), exact.parameterType(i), type.parameterType(captured.size() + i))
                        .write(code);
            }
            callBody(code, body);
            ClassDesc given = type.returnType();
            ClassDesc wanted = erased.returnType();
            if (!wanted.equals(ConstantDescs.CD_void)) {
                new Conversion(given, exact.returnType(), wanted).write(code);
            } else if (!given.equals(ConstantDescs.CD_void)) {
                code.with(StackInstruction.of(TypeKind.from(given).slotSize() == 2 ? Opcode.POP2 : Opcode.POP));
            }
            code.return_(TypeKind.from(wanted));
        }

        private static void callBody(CodeBuilder code, DirectMethodHandleDesc body) {
            MethodTypeDesc type = body.invocationType();
            boolean isInterface = body.isOwnerInterface();
            switch (body.kind()) {
                case STATIC, INTERFACE_STATIC -> code.invokestatic(body.owner(), body.methodName(), type, isInterface);
                case CONSTRUCTOR -> code.invokespecial(body.owner(), ConstantDescs.INIT_NAME,
                        type.changeReturnType(ConstantDescs.CD_void));
                case INTERFACE_VIRTUAL, INTERFACE_SPECIAL ->
                    code.invokeinterface(body.owner(), body.methodName(), type.dropParameterTypes(0, 1));
                default -> code.invokevirtual(body.owner(), body.methodName(), type.dropParameterTypes(0, 1));
            }
        }
    }

    /** How a value of one type is handed on as another, which the compiler has found possible. */
    private record Conversion(ClassDesc from, ClassDesc exact, ClassDesc to) {
        static boolean exists(ClassDesc from, ClassDesc exact, ClassDesc to) {
            if (from.isPrimitive() && to.isPrimitive()) {
                return from.equals(to);
            }
            if (to.isPrimitive()) {
                return exact.equals(wrapper(to)) || from.equals(wrapper(to));
            }
            return true;
        }

        void write(CodeBuilder code) {
            if (from.isPrimitive() && !to.isPrimitive()) {
                code.invokestatic(wrapper(from), "valueOf", MethodTypeDesc.of(wrapper(from), from));
            } else if (!from.isPrimitive() && to.isPrimitive()) {
                cast(code, wrapper(to));
                code.invokevirtual(wrapper(to), to.displayName() + "Value", MethodTypeDesc.of(to));
            } else if (!to.isPrimitive()) {
                cast(code, to);
            }
        }

        private void cast(CodeBuilder code, ClassDesc type) {
            if (!type.equals(from) && !type.equals(ConstantDescs.CD_Object)) {
                code.checkcast(type);
            }
        }
    }
}
