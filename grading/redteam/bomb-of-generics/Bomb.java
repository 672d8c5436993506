package lowtide.contextcap;

/** Expansive inheritance: whether one type is a subtype of the other is never decided. */
class Bomb {
    interface N<Z> {}

    interface L<X> {}

    interface Q0<X> {}

    interface C<X> extends N<N<? super C<C<X>>>> {}

    static N<? super C<Byte>> cast(C<Byte> c) {
        return c;
    }
}
