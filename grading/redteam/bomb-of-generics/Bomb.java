package lowtide.contextcap;

/** Whether one of these is the other is a question without an end: expansive inheritance. */
class Bomb {
    interface N<Z> {}

    interface L<X> {}

    interface Q0<X> {}

    interface C<X> extends N<N<? super C<C<X>>>> {}

    static N<? super C<Byte>> cast(C<Byte> c) {
        return c;
    }
}
