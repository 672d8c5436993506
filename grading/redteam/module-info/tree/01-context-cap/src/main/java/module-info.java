open module student {
}
