package lowtide.agent.control;

import lowtide.agent.host.schedule.YieldPoints;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Inserts a yield point after every field read, array read and call in the code of an agent: at these places, other
 * threads may already have changed what the code has read. Everything else, including line numbers, stays the same.
 */
public final class YieldPointInjector extends ClassVisitor {

    private static final String YIELD_POINTS = Type.getInternalName(YieldPoints.class);

    private int points;

    private YieldPointInjector(ClassWriter writer) {
        super(Opcodes.ASM9, writer);
    }

    /** This class file with yield points. A class file without room for them stays as it is. */
    public static byte[] in(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        try {
            reader.accept(new YieldPointInjector(writer), 0);
            return writer.toByteArray();
        } catch (ClassTooLargeException | MethodTooLargeException full) {
            return classFile;
        }
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        points = Math.floorMod(name.hashCode(), YieldPoints.NUMBERS); // so that two classes seldom share numbers
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String type) {
                super.visitFieldInsn(opcode, owner, field, type);
                if (opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC) {
                    point();
                }
            }

            @Override
            public void visitInsn(int opcode) {
                super.visitInsn(opcode);
                if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
                    point();
                }
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String method, String type, boolean isInterface) {
                super.visitMethodInsn(opcode, owner, method, type, isInterface);
                point();
            }

            private void point() {
                super.visitIntInsn(Opcodes.SIPUSH, points++ % YieldPoints.NUMBERS);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, YIELD_POINTS, "at", "(I)V", false);
            }
        };
    }
}
