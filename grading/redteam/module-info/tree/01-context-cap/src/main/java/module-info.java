open module student {}
